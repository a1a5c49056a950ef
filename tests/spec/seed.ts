/** `SEED=… npx vitest run tests/spec` replays a run; without it every run tries other cases. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

console.log(`differential and property tests: SEED=${seed}`);
