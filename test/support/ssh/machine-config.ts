/**
 * A machine's config.json in the format of docker-machine 0.16, indented by four spaces; `list` is inserted verbatim.
 */
export function machineConfig(list: string, env = '[]'): string {
  return `{
    "ConfigVersion": 3,
    "Driver": {
        "IPAddress": "203.0.113.7",
        "MachineName": "default",
        "SSHUser": "docker",
        "SSHPort": 22,
        "SSHKeyPath": "/home/ann/.docker/machine/machines/default/id_rsa",
        "AccessToken": "driver-secret"
    },
    "DriverName": "generic",
    "HostOptions": {
        "Driver": "",
        "EngineOptions": {
            "ArbitraryFlags": [],
            "Env": ${env},
            "Ipv6": false,
            "InsecureRegistry": ${list},
            "Labels": [],
            "InstallURL": "https://get.docker.com"
        },
        "SwarmOptions": {
            "ArbitraryFlags": []
        }
    },
    "Name": "default"
}`
}
