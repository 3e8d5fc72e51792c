/** Host pages that try to stop an exit, for the tests and for the figures. */
import type { PartnerPage } from './exit-lab.ts';

const FIELD = '<input id="field">';
const ASK = "event => { event.preventDefault(); event.returnValue = 'stay'; return 'stay'; }";
const VETO = 'event => event.preventDefault()';

/**
 * A page that no script can leave: it cancels navigation before us and keeps its own `preventDefault`, and its policy refuses
 * the way through a frame. After an exit only the blank page is left, with nothing pending, so that a test can look at it.
 */
export const STAY = {
  before: `<script>(() => {
    const { preventDefault } = Event.prototype;
    navigation.addEventListener('navigate', (event) => preventDefault.call(event), true);
  })()</script>`,
  headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
} satisfies PartnerPage;

/** Pages that ask "leave site?" once somebody typed into `#field`. */
export const ASKING: [string, PartnerPage][] = [
  ['listens in the bubble phase', { body: `${FIELD}<script>addEventListener('beforeunload', ${ASK})</script>` }],
  ['listens in the capture phase', { body: `${FIELD}<script>addEventListener('beforeunload', ${ASK}, true)</script>` }],
  ['sets onbeforeunload', { body: `${FIELD}<script>onbeforeunload = ${ASK}</script>` }],
  ['listens before us', { before: `<script>addEventListener('beforeunload', ${ASK}, true)</script>`, body: FIELD }],
  [
    'listens in a frame',
    {
      body: `${FIELD}<iframe srcdoc="<input id=inner><script>addEventListener('beforeunload', ${ASK}, true)</script>"></iframe>`,
    },
  ],
];

/** The body of an XHTML page that asks. */
export const ASKING_XHTML = `<input id="field"/><script>addEventListener('beforeunload', ${ASK.replaceAll('=>', '=&gt;')})</script>`;

/** Pages that cancel every navigation. */
export const VETOING: [string, PartnerPage][] = [
  ['after us', { body: `<script>navigation.addEventListener('navigate', ${VETO})</script>` }],
  ['before us', { before: `<script>navigation.addEventListener('navigate', ${VETO}, true)</script>` }],
  ['by onnavigate', { before: `<script>navigation.onnavigate = ${VETO}</script>` }],
  [
    'before us, and no later listener hears of it',
    {
      before: `<script>navigation.addEventListener('navigate', event => { event.preventDefault(); event.stopImmediatePropagation(); }, true)</script>`,
    },
  ],
  ['before us, with a preventDefault of its own', { before: STAY.before }],
  [
    'before us, with a prototype frozen',
    { before: `<script>Object.freeze(NavigateEvent.prototype);${STAY.before.slice('<script>'.length)}` },
  ],
];
