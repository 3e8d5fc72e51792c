/** The built Cairn, served by its own server, so that a test tries what a partner's visitor gets. */
import { startNode } from '../built/runtimes.ts';

export interface CairnServer {
  /** Origin that serves `cairn.js`, on a host of its own. */
  address: string;
  close: () => Promise<void>;
  /** Makes its process hang, or ends it. */
  signal: (name: NodeJS.Signals) => void;
}

/** Starts it on a free port, as `cairn.test`. Throws when nothing was built, or when it does not come up. */
export async function startCairn(): Promise<CairnServer> {
  const { address, stop, signal } = await startNode();
  return { address: address.replace('127.0.0.1', 'cairn.test'), close: stop, signal };
}
