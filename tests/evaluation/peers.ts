/**
 * The peers: what a developer would pick instead, each set up as its own README shows for a FAQ. This script installs them into
 * an ignored folder, so that none of them is a dependency of the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';

/** An entry as a peer indexes it. */
export interface PeerEntry {
  id: string;
  question: string;
  utterances: string[];
  answer: string;
}

export interface Peer {
  name: string;
  /** Builds an index, and returns a search that gives the ids of entries, best first. */
  index(entries: readonly PeerEntry[]): Promise<(utterance: string) => string[] | Promise<string[]>>;
}

const VERSIONS: Record<string, string> = {
  'fuse.js': '7.5.0',
  lunr: '2.3.9',
  flexsearch: '0.8.212',
  '@orama/orama': '3.1.18',
  'wink-bm25-text-search': '3.1.2',
  'wink-nlp-utils': '2.1.0',
  'node-nlp': '4.27.0',
};

const FOLDER = join(import.meta.dirname, '..', '..', '.cache', 'peers');

/** MiniSearch with the options that its README shows. It is always there, since the project depends on it. */
export const miniSearchReadme: Peer = {
  name: 'MiniSearch, README options',
  async index(entries) {
    const search = new MiniSearch({
      fields: ['question', 'utterances', 'answer'],
      searchOptions: { boost: { question: 2 }, fuzzy: 0.2, prefix: true },
    });
    search.addAll(entries.map((entry) => ({ ...entry, utterances: entry.utterances.join(' ') })));
    return (utterance) => search.search(utterance).map(({ id }) => String(id));
  },
};

/** Returns every peer that could be installed. Why the others could not goes to `report`. */
export async function loadPeers(report: (problem: string) => void): Promise<Peer[]> {
  const peers: Peer[] = [miniSearchReadme];
  for (const [name, install] of Object.entries(ADAPTERS)) {
    try {
      peers.push(await install());
    } catch (error) {
      report(`${name} is left out: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  return peers;
}

/** Installs a package once, at a fixed version, and imports it. Peers have no types here, so each adapter declares what it uses. */
async function take<Shape>(name: string): Promise<Shape> {
  const home = join(FOLDER, 'node_modules', name);
  if (!existsSync(home)) {
    mkdirSync(FOLDER, { recursive: true });
    const manifest = join(FOLDER, 'package.json');
    if (!existsSync(manifest)) writeFileSync(manifest, '{"private":true}\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${VERSIONS[name]}`], {
      cwd: FOLDER,
      stdio: 'pipe',
    });
  }
  const path = createRequire(join(FOLDER, 'package.json')).resolve(name);
  const loaded = (await import(pathToFileURL(path).href)) as { default?: Shape } & Shape;
  return loaded.default ?? loaded;
}

const ADAPTERS: Record<string, () => Promise<Peer>> = {
  async 'Fuse.js'() {
    type Fuse = new (list: PeerEntry[], options: object) => { search(text: string): { item: PeerEntry }[] };
    const FuseClass = await take<Fuse>('fuse.js');
    return {
      name: 'Fuse.js',
      async index(entries) {
        const fuse = new FuseClass([...entries], {
          keys: ['question', 'utterances', 'answer'],
          ignoreLocation: true,
          threshold: 0.6,
          includeScore: true,
        });
        return (utterance) => fuse.search(utterance.slice(0, 60)).map(({ item }) => item.id);
      },
    };
  },
  async Lunr() {
    interface Builder {
      ref(name: string): void;
      field(name: string): void;
      add(document: object): void;
    }
    type Lunr = (configure: (this: Builder) => void) => { search(text: string): { ref: string }[] };
    const lunr = await take<Lunr>('lunr');
    return {
      name: 'Lunr',
      async index(entries) {
        const built = lunr(function () {
          this.ref('id');
          for (const field of ['question', 'utterances', 'answer']) this.field(field);
          for (const entry of entries) this.add({ ...entry, utterances: entry.utterances.join(' ') });
        });
        return (utterance) => built.search(plain(utterance)).map(({ ref }) => ref);
      },
    };
  },
  async FlexSearch() {
    interface Document {
      add(entry: object): void;
      search(text: string, options: object): { result: string[] }[];
    }
    const { Document } = await take<{ Document: new (options: object) => Document }>('flexsearch');
    return {
      name: 'FlexSearch',
      async index(entries) {
        const document = new Document({
          document: { id: 'id', index: ['question', 'utterances', 'answer'] },
          tokenize: 'forward',
        });
        for (const entry of entries) document.add({ ...entry, utterances: entry.utterances.join(' ') });
        return (utterance) => [
          ...new Set(document.search(utterance, { suggest: true, limit: 10 }).flatMap(({ result }) => result)),
        ];
      },
    };
  },
  async Orama() {
    interface Orama {
      create(options: object): unknown;
      insert(index: unknown, entry: object): unknown;
      search(index: unknown, options: object): Promise<{ hits: { document: { ref: string } }[] }>;
    }
    const orama = await take<Orama>('@orama/orama');
    return {
      name: 'Orama',
      async index(entries) {
        const index = orama.create({
          schema: { ref: 'string', question: 'string', utterances: 'string', answer: 'string' },
        });
        for (const entry of entries)
          await orama.insert(index, { ...entry, id: undefined, ref: entry.id, utterances: entry.utterances.join(' ') });
        return async (utterance) => {
          const { hits } = await orama.search(index, {
            term: utterance,
            properties: ['question', 'utterances', 'answer'],
            limit: 10,
          });
          return hits.map(({ document }) => document.ref);
        };
      },
    };
  },
  async 'wink-bm25'() {
    interface Engine {
      defineConfig(options: object): void;
      definePrepTasks(tasks: unknown[]): void;
      addDoc(document: object, id: string): void;
      consolidate(): void;
      search(text: string): [string, number][];
    }
    const create = await take<() => Engine>('wink-bm25-text-search');
    const { string, tokens } = await take<Record<'string' | 'tokens', Record<string, unknown>>>('wink-nlp-utils');
    return {
      name: 'wink-bm25-text-search',
      async index(entries) {
        const engine = create();
        engine.defineConfig({ fldWeights: { question: 2, utterances: 2, answer: 1 } });
        engine.definePrepTasks([
          string.lowerCase,
          string.tokenize0,
          tokens.removeWords,
          tokens.stem,
          tokens.propagateNegations,
        ]);
        for (const entry of entries)
          engine.addDoc(
            {
              question: entry.question,
              utterances: entry.utterances.join(' ') || entry.question,
              answer: entry.answer || entry.question,
            },
            entry.id,
          );
        engine.consolidate();
        return (utterance) => engine.search(utterance).map(([id]) => id);
      },
    };
  },
  async 'nlp.js'() {
    interface Manager {
      addDocument(language: string, text: string, intent: string): void;
      train(): Promise<unknown>;
      process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
    }
    const { NlpManager } = await take<{ NlpManager: new (options: object) => Manager }>('node-nlp');
    return {
      name: 'nlp.js',
      async index(entries) {
        const manager = new NlpManager({ languages: ['en'], nlu: { log: false }, autoSave: false, forceNER: false });
        for (const { id, question, utterances } of entries)
          for (const text of [question, ...utterances]) manager.addDocument('en', text, id);
        await manager.train();
        return async (utterance) => {
          const { classifications } = await manager.process('en', utterance);
          return [...classifications].sort((a, b) => b.score - a.score).map(({ intent }) => intent);
        };
      },
    };
  },
};

/** Lunr reads punctuation as commands, but what a person types is plain text. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, ' ');
}
