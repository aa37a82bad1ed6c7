/** Stands, in the browser, for the package of this name: every browser that we build for has it built in. */
export default structuredClone
