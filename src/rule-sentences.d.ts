declare module 'virtual:rule-sentences' {
  /** What each rule of the specification says, in one sentence, by its id. */
  const sentences: Readonly<Record<string, string>>;
  export default sentences;
}
