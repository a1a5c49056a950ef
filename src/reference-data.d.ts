declare module 'virtual:reference-data' {
  /** Absolute address of the folder with AWS's reference data, with a slash at its end. */
  const address: string;
  export default address;
}
