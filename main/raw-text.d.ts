/** A host program as text: Vite puts it into the bundle, so that nothing depends on where files lie. */
declare module '*.sh?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is the shape that Vite gives such a module
  export default text
}
