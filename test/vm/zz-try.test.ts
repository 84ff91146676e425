import { it } from 'vitest'
import { buildImages } from './images.ts'
import { startBoot2Docker } from './boot2docker.ts'
it('boots', async () => { const images = await buildImages()
for (const release of ['new','old'] as const) {
 let t=Date.now(); const lap=(w: string)=>{console.log(release,w,Date.now()-t); t=Date.now()}
 const vm = await startBoot2Docker({release, images}); lap('ssh')
 try { await vm.docker(); lap('docker')
 console.log((await vm.run('cat /etc/os-release; id; sudo -n id; ls -la /var/lib/ /etc/docker/ /home/docker; mount; docker info; free -m; echo $SHELL $PATH; ps | grep dockerd; cat /proc/uptime')))
 t=Date.now(); await vm.reboot(); lap('reboot'); await vm.docker(); lap('docker')
 t=Date.now(); await vm.reset(); lap('reset'); await vm.docker(); lap('docker')
 t=Date.now(); await vm.powerOff(); lap('off')
 } finally { console.log(vm.console()); await vm.remove() }
} })
