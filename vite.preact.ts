/**
 * Preact as the panel uses it: function components, drawn from the root. What else it can do (classes, state, context, refs,
 * portals, suspense, hydration, SVG, hooks of tools) is left out of its source before it is built, which halves it.
 * Each cut has to be found, so that a version of Preact that looks different ends the build instead of the panel.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** As the bundler names it: with links followed. */
const SOURCE = realpathSync('node_modules/preact/src');

/** What goes, and what comes instead, in files of `preact/src`. */
const CUTS: Record<string, [what: RegExp, by: string][]> = {
  'diff/index.js': [
    // A suspended render that goes on.
    [
      /\tif \(\n\t\toldVNode\._flags & MODE_SUSPENDED[\s\S]*?\n\t\}\n\n\tif \(\(tmp = options\._diff\)\) tmp\(newVNode\);/,
      '',
    ],
    [/\n\tif \(\(tmp = options\.diffed\)\) tmp\(newVNode\);/, ''],
    [
      /if \(isHydrating \|\| excessDomChildren\) \{[\s\S]*?\} else \{\n\t\t\t\t(newVNode\._dom = oldVNode\._dom;)\n\t\t\t\}/,
      '$1',
    ],
    [/if \(!\(e && e\.then\)\) markAsForce/, 'markAsForce'],
    [/options\._catchError\(e, newVNode, oldVNode\)/, 'throw e'],
    [/\/\/ Remove the kept DOM[\s\S]*?removeNode\);/, ''],
    // Classes and context.
    [/\(tmp = newType\.prototype\) && tmp\.render/, 'false'],
    [/tmp = newType\.contextType;[\s\S]*?: globalContext;/, ''],
    [/if \(provider\) provider\.sub\(c\);/, ''],
    [/if \(!c\.state\) c\.state = \{\};\n\t*c\._globalContext = globalContext;/, ''],
    [/\n\t*componentContext\n/, '\n'],
    [/c\.context = componentContext;/, ''],
    [/c\._renderCallbacks = \[\];\n\t*c\._stateCallbacks = \[\];/, ''],
    [/oldProps = c\.props;\n\t*oldState = c\.state;/, ''],
    [/ \|\|\n\t*\(!\(c\._bits & COMPONENT_FORCE\) &&\n\t*c\.shouldComponentUpdate[\s\S]*?=== false\)/, ''],
    [/if \(newVNode\._original != oldVNode\._original\) \{[\s\S]*?\n\t\t\t\t\t\}/, ''],
    [
      /EMPTY_ARR\.push\.apply\(c\._renderCallbacks, c\._stateCallbacks\);\n\t*c\._stateCallbacks = \[\];\n\n\t*if \(c\._renderCallbacks\.length\) \{[\s\S]*?\}\n/,
      '',
    ],
    [/if \(c\.componentWillUpdate\) \{[\s\S]*?\n\t\t\t\t\}/, ''],
    [
      /let renderHook = options\._render,[\s\S]*?\+\+count < 25\);/,
      'c._bits &= ~COMPONENT_DIRTY;\ntmp = newType(newProps);',
    ],
    [/c\.state = c\._nextState;\n\n\t*if \(c\.getChildContext\) \{[\s\S]*?\n\t\t\t\}/, ''],
    [/if \(c\._renderCallbacks\.length\) \{\n\t*commitQueue\.push\(c\);\n\t*\}/, ''],
    [/if \(c\._bits & COMPONENT_PENDING_ERROR\) \{[\s\S]*?\}/, ''],
    [/if \(c\._bits & COMPONENT_PROCESSING_EXCEPTION\) \{[\s\S]*?\n\t\t\t\}/, ''],
    [/\t\tlet oldCommitQueueLength = commitQueue\.length;/, ''],
    [/commitQueue\.length = oldCommitQueueLength;/, ''],
    [/c\.constructor = newType;\n\t*c\.render = doRender;/, ''],
    [/c\._vnode = newVNode;/, ''],
    [/c\.props = newProps;\n\t*c\._parentDom = parentDom;\n\t*c\._bits &= ~COMPONENT_FORCE;/, ''],
    [/vnode\._component\._bits \|= COMPONENT_FORCE/, 'vnode._component._bits |= COMPONENT_DIRTY'],
    [/function doRender[\s\S]*$/, ''],
    // Portals.
    [/if \(newProps\._parentDom\) \{\n\t*tmp = oldDom;[\s\S]*?\n\t\t\t\}\n/, ''],
    [/if \(newProps\._parentDom\) \{[\s\S]*?\n\t\t\t\}\n/, ''],
    [
      /typeof vnode\.type == 'function'\n\t*\? skipRemove && !vnode\.props\._parentDom\n\t*: true/,
      "typeof vnode.type != 'function' || skipRemove",
    ],
    [/newVNode\._flags &= RESET_MODE;/, ''],
    // Refs, callbacks of classes, markers of streams.
    [/for \(let i = 0; i < refQueue[\s\S]*\n\}\n(?=[\s\S]*\nfunction diffElementNodes)/, '}\n'],
    [/if \(options\.unmount\)[\s\S]*?(?=\tif \(\(r = vnode\._children\)\))/, ''],
    [/\t\/\/ A component that suspended while hydrating[\s\S]*?\n\t\}\n/, ''],
    // Other namespaces, other people's elements.
    [/if \(nodeType == 'svg'\)[\s\S]*?namespace = XHTML_NAMESPACE;/, ''],
    [/if \(excessDomChildren\) \{\n\t*for \(i = 0;[\s\S]*?\n\t\}\n/, ''],
    [/const doc = parentDom\.ownerDocument \|\| document;/, 'const doc = document;'],
    [/doc\.createElementNS\([\s\S]*?\);/, 'doc.createElement(nodeType);'],
    [/if \(isHydrating\) \{[\s\S]*?\n\t\t\}/, ''],
    [/excessDomChildren = NULL;/, ''],
    [/ && \(!isHydrating \|\| dom\.data != newProps\)/, ''],
    [/parentDom = \(nodeType == 'template' && dom\.content\) \|\| dom;/, 'parentDom = dom;'],
    [/excessDomChildren =\n\t*nodeType == 'textarea'[\s\S]*?childNodes\);/, ''],
    [/if \(!isHydrating && excessDomChildren\) \{[\s\S]*?\n\t\t\}/, ''],
    [/if \(i == 'dangerouslySetInnerHTML'\) \{\n\t*oldHtml = value;\n\t*\} else if/, 'if'],
    [/ else if \(i == 'dangerouslySetInnerHTML'\) \{[\s\S]*?(?= else if \(\n)/, ''],
    [/ &&\n\t*!\(i == 'value' && 'defaultValue' in newProps\)[\s\S]*?'defaultChecked' in newProps\)/, ''],
    [/\(!isHydrating \|\| typeof value == 'function'\) &&/, ''],
    [/if \(newHtml\) \{[\s\S]*?\} else \{\n\t*if \(oldHtml\)[\s\S]*?(?=\n\t*diffChildren)/, '{'],
    [/excessDomChildren\n\t*\? excessDomChildren\[0\]\n\t*: /, ''],
    [/if \(excessDomChildren\) excessDomChildren\.some\(removeNode\);/, ''],
    [/if \(!isHydrating \|\| nodeType == 'textarea'\) \{[\s\S]*?\n\t\t\}\n/, ''],
  ],
  'diff/children.js': [
    [/if \(oldVNode\.ref != childVNode\.ref[\s\S]*?\n\t\t\}\n(?=\n)/, ''],
    [/if \(parentVNode\.props\._parentDom\) return oldDom;/, ''],
  ],
  'diff/props.js': [
    [/if \(name == 'style'\) \{[\s\S]*?(?=if \(name\[0\] == 'o')/, ''],
    [/useCapture = name != [^;]*;/, ''],
    [/, proxy, useCapture/, ', proxy'],
    [/, proxy, useCapture/, ', proxy'],
    [/if \(namespace == SVG_NAMESPACE\) \{[\s\S]*?\} else if/, 'if'],
    [/options\.event \? options\.event\(e\) : e/, 'e'],
    [/name == 'popover' && value == true \? '' : value/, 'value'],
  ],
  'component.js': [
    [/BaseComponent\.prototype\.setState[\s\S]*?(?=export function getDomSibling)/, ''],
    [/ && !vnode\.props\._parentDom/, ''],
    [/function renderComponent[\s\S]*$/, ''],
  ],
  'options.js': [
    [/import [^;]*;/, ''],
    [/_catchError/, ''],
  ],
  'create-element.js': [[/if \(!original && options\.vnode\)[^;]*;/, '']],
  'render.js': [
    [/if \(options\._root\)[^;]*;/, ''],
    [/if \(parentDom\.nodeType == 9\) \{[\s\S]*?\n\t\}/, ''],
    [/let isHydrating =[^;]*;/, ''],
    [/isHydrating \? NULL : /, ''],
    [/\n\t\toldVNode\n\t*\? NULL[\s\S]*?: NULL,/, ''],
    [/oldVNode \? oldVNode\._dom : parentDom\.firstChild/, 'oldVNode ? oldVNode._dom : NULL'],
  ],
};

/** Arguments that were only ever for what is cut, each on a line of its own. */
const ARGUMENTS =
  /^\t+(globalContext|namespace|excessDomChildren|commitQueue|isHydrating|refQueue)(,?)( |\t)*(\/\/.*)?\n(?=\t*[\w)])/gm;

const RUNTIME = '\0cairn:jsx-runtime';

/** For the environments that `isOurs` names. */
export const trimPreact = (isOurs: (environment: string) => boolean): Plugin => ({
  name: 'cairn:trim-preact',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => isOurs(name),
  resolveId: (id) => (id === 'preact' ? join(SOURCE, 'render.js') : id === 'preact/jsx-runtime' ? RUNTIME : undefined),
  load(id) {
    if (id === RUNTIME) {
      const from = JSON.stringify(join(SOURCE, 'create-element.js'));
      // `createVNode` has the arguments of `jsx` already.
      return `export { createVNode as jsx, createVNode as jsxs, Fragment } from ${from}`;
    }
    if (!id.startsWith(SOURCE)) return undefined;
    const name = id.slice(SOURCE.length + 1);
    let text = readFileSync(id, 'utf8');
    for (const [what, by] of CUTS[name] ?? []) {
      if (!what.test(text))
        throw new Error(
          `vite.preact.ts: ${what} is not in preact/src/${name}. Look what became of it in this version.`,
        );
      text = text.replace(what, by);
    }
    return text.replace(ARGUMENTS, '').replaceAll(', namespace)', ')');
  },
});
