/** Decides which addresses an exit may lead to: the covers. */

/** Our own covers, in the order in which they are tried. */
const COVERS = ['https://www.weather.gov/', 'https://www.google.com/webhp'];

/**
 * Returns the covers for an embed, two at most: first the partner's own, if it is a plain `https` address of another site, then
 * ours. Anything else (`javascript:`, `data:`, `http:`, a name and password, the site of one of `hosts`) is skipped without an
 * error, which a leaving person must never meet. `hosts` are the host names of the page and of this script. Two hosts count as
 * one site when their last two labels agree. Under `co.uk` this refuses too much, and it never refuses too little.
 */
export const checkedCovers = (wanted: string | null | undefined, hosts: readonly string[]): string[] => {
  const taken = hosts.map(siteOf);
  const covers: string[] = [];
  // An exception costs a slow phone milliseconds, so an absent `wanted` is not tried.
  for (const candidate of wanted ? [wanted, ...COVERS] : COVERS)
    try {
      const { href, host, hostname } = new URL(candidate);
      const site = siteOf(hostname);
      // A name or password would stand before the host.
      if (!href.startsWith(`https://${host}/`) || taken.includes(site)) continue;
      taken.push(site);
      covers.push(href);
    } catch {
      // Not an absolute address.
    }
  return covers.slice(0, 2);
};

/**
 * The last two labels of a host name, without the dot that may end it. Host names come from addresses, so they are in small
 * letters.
 */
const siteOf = (hostname: string): string | undefined => /[^.]*\.?[^.]*(?=\.?$)/.exec(hostname)?.[0];
