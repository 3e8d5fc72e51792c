/** Where an exit leads: which addresses may be a cover. */

/** Ours, in turn. */
const COVERS = ['https://www.weather.gov/', 'https://www.google.com/webhp'];

/**
 * The covers for an embed: the partner's own if it is a plain `https` address of another site, then ours, two in all.
 * Anything else (`javascript:`, `data:`, `http:`, a name and password, the site of one of `hosts`) is passed over in silence:
 * a leaving person must never meet an error. `hosts` are the host names of the page and of this script. Two hosts are one
 * site when their last two labels agree, which refuses too much under `co.uk` and never too little.
 */
export const checkedCovers = (wanted: string | null | undefined, hosts: readonly string[]): string[] => {
  const taken = hosts.map(siteOf);
  const covers: string[] = [];
  // An exception costs a slow phone milliseconds: nothing is tried that is not there.
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

/** The last two labels, without the dot that may end a name. Names come from addresses: in small letters. */
const siteOf = (hostname: string): string | undefined => /[^.]*\.?[^.]*(?=\.?$)/.exec(hostname)?.[0];
