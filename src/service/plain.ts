/** A type as `structuredClone` leaves it: without functions. */
export type Cloned<T> = T extends string | number | boolean | bigint | undefined | null
  ? T
  : T extends (...parameters: never) => unknown
    ? never
    : T extends object
      ? { readonly [Name in keyof T]: Cloned<T[Name]> }
      : never;

/** `Plain<T, Cloned<T>>` is T, and compiles only where T survives cloning as it is. */
export type Plain<T extends Clone, Clone> = T;
