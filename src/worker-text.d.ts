declare module 'virtual:worker-text/*' {
  /** Where the text of the built worker is. */
  const address: string;
  export default address;
}
