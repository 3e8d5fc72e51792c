import type { Hono } from 'hono';
import type { Admit } from './admission.ts';
import { type Asset, AssetGone, type Assets, assetResponse, NO_ASSETS, ROLLING } from './assets.ts';
import type { Content } from './content/content.ts';
import { REFUSALS } from './failure.ts';
import { addFormRoutes } from './form-routes.ts';
import { headersFor } from './headers.ts';
import type { Origins } from './origins.ts';
import { createLocaleChoice, createPageRefusal } from './page-response.ts';
import { addPageRoutes } from './page-routes.ts';
import type { EditingState } from './pages/Editing.tsx';
import { createPages } from './pages/pages.tsx';
import type { Engine } from './retrieval/engine.ts';
import { type AddRoute, createRouter, type Exchange, type Refuse } from './router.ts';
import { addWireRoutes, type CountReply, createWireRefusal, type Metrics, type Readiness } from './wire-routes.ts';

export type { CountReply, Metrics, Readiness } from './wire-routes.ts';
export type { Exchange };

export interface AppOptions {
  engine: Pick<Engine, 'replying'>;
  content: Content;
  assets?: Assets;
  /** Neutral title of the pages, the same in every language; by default each language's own. */
  title?: string | undefined;
  origins?: Origins;
  admit?: Admit | undefined;
  /** Whether the visitor's own connection is TLS. */
  isSecure?: (request: Request) => boolean;
  observe?: (exchange: Exchange) => void;
  countReply?: CountReply | undefined;
  reportError?: (error: unknown) => void;
  readiness?: () => Readiness;
  metrics?: Metrics | undefined;
  /** State that the pages show while somebody edits the content. */
  editing?: EditingState;
}

/** Every route of the server. Runs wherever there is `Request` and `Response`; all that needs a platform is handed in. */
export function createApp({
  engine,
  content,
  assets = NO_ASSETS,
  title,
  origins = 'any',
  admit = () => ({ admitted: true }),
  isSecure = (request) => request.url.startsWith('https:'),
  observe = () => {},
  countReply = () => {},
  reportError = () => {},
  readiness = () => ({ ready: true, content: 'current' }),
  metrics,
  editing = {},
}: AppOptions): Hono {
  const pages = createPages({
    content,
    editing,
    embed: embedOf(assets),
    title,
    exitScript: builtFile(assets, 'exit'),
  });
  const refuseOnWire = createWireRefusal(origins);
  const localeFor = createLocaleChoice(content, pages);
  const refuseOnPage = createPageRefusal(pages, localeFor);
  const refuse: Refuse = (visit, refusal, more) =>
    isForReader(visit.request, visit.context.req.path)
      ? refuseOnPage(visit, refusal, more)
      : refuseOnWire(visit, refusal, more);

  const { app, add } = createRouter({ isSecure, observe, reportError, refuse });
  addWireRoutes(add, { engine, content, origins, admit, countReply, readiness, metrics, refuse: refuseOnWire });
  addPageRoutes(add, { pages, localeFor, refuse: refuseOnPage });
  addFormRoutes(add, { engine, content, pages, localeFor, refuse: refuseOnPage, admit, countReply });
  addAssetRoutes(add, withStyles(assets, pages.styles), refuseOnWire);
  return app;
}

/**
 * Adds a route for each built file: at the root, where the parts of `cairn.js` look for them, and below its version, for
 * partners who pin one. Then come the files of earlier builds.
 */
function addAssetRoutes(add: AddRoute, { version, files, kept = new Map() }: Assets, refuse: Refuse): void {
  const serve = (path: string, asset: Asset): void => {
    const pinned = path !== `/${ROLLING}`;
    add(
      'GET',
      path,
      (visit) => {
        try {
          return assetResponse(asset, visit.request, pinned, headersFor('asset', visit.secure));
        } catch (error) {
          if (error instanceof AssetGone) return refuse(visit, REFUSALS.notFound);
          throw error;
        }
      },
      refuse,
    );
  };
  for (const [name, asset] of files) {
    serve(`/${name}`, asset);
    if (version !== null) serve(`/v/${version}/${name}`, asset);
  }
  for (const [path, asset] of kept) serve(path, asset);
}

/** Adds the styles of the pages, unless the build put them among its files. */
function withStyles(assets: Assets, styles: { path: string; hash: string; text: string }): Assets {
  const { version, files, ...more } = assets;
  if (files.has(styles.path.slice(1))) return assets;
  const asset = { type: 'text/css; charset=utf-8', tag: styles.hash, bytes: new TextEncoder().encode(styles.text) };
  return { ...more, version, files: new Map([...files, [styles.path.slice(1), asset]]) };
}

function embedOf(assets: Assets) {
  const { version, files } = assets;
  const integrity = files.get(ROLLING)?.integrity;
  const builder = builtFile(assets, 'builder');
  return version === null || integrity === undefined || builder === undefined ? null : { version, integrity, builder };
}

/** Address of a hashed script by the name of its entry. */
function builtFile({ files }: Assets, entry: string): string | undefined {
  const name = [...files.keys()].find((candidate) => candidate.startsWith(`${entry}-`) && candidate.endsWith('.js'));
  return name && `/${name}`;
}

/** Whether a person is looking: their browser asks for a page, and not below `/v1/`. */
function isForReader(request: Request, path: string): boolean {
  return !path.startsWith('/v1/') && (request.headers.get('accept') ?? '').includes('text/html');
}
