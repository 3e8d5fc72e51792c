/** `npm start`: serves, if this Node can. */
import './node/version.js';

// An older Node could not even load what this imports, and would say so in its own words. So it comes after.
await import('./node/start.ts');
