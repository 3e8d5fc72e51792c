import fc from 'fast-check';

/**
 * The library for property tests, with the same inputs at each run: what fails was broken by the change, not by chance.
 * `CAIRN_SEED=<number> npx vitest` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.CAIRN_SEED ?? 1) });
export default fc;
