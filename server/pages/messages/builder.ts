import type { EmbedChoices } from '../snippet.ts';

/** One choice in the embed builder. Without `options` it is a field to type in. */
export interface BuilderField {
  name: keyof EmbedChoices | 'address' | 'policy';
  label: string;
  hint: string;
  /** Value and words; the empty value is the default. */
  options?: [string, string][];
  /** Shown while nothing is typed: what holds then, or an example. */
  placeholder?: string;
}

/** Words of the demo host page and its embed builder. For partners' web people, so in English alone. */
export const builder = {
  title: 'River Street Community Center',
  place: 'Example page',
  toBuilder: 'Put Cairn on your site',
  heading: 'Open to everyone, Monday to Saturday',
  paragraphs: [
    'Warm meals at noon, a quiet room with computers, and people at the desk who know the town.',
    'This center is made up. It shows how Cairn looks on a page that is not its own: the button in the corner is the whole of it. Open it and ask something.',
  ],
  facts: [
    ['Pantry', 'Tuesday and Friday, 10 to 2. Bring a bag.'],
    ['Classes', 'English, cooking, first aid. Free, no sign-up.'],
    ['Rooms', 'For groups of up to twenty people.'],
  ] as [string, string][],
  /** Where no scripts run. */
  answers: 'Questions and answers',
  builderHeading: 'Put Cairn on your site',
  builderIntro: 'Paste these lines into your page. They work as they are, and follow what you choose below.',
  choicesHeading: 'What you may choose',
  more: 'More choices',
  guideHeading: 'Where the lines go',
  /** Where, and what to do there. */
  places: [
    [
      'WordPress',
      'Install the plugin WPCode, and choose Code Snippets → Header & Footer. The first lines go into Header, the <noscript> line into Body. Not into a page or post.',
    ],
    [
      'Squarespace',
      'Settings → Advanced → Code Injection. The first lines go into Header, the <noscript> line into Footer.',
    ],
    [
      'Wix',
      'Settings → Custom Code → Add Custom Code, for all pages. The first lines go into Head, the <noscript> line into Body - end. Not into Embed HTML, which makes a frame.',
    ],
  ] as [string, string][],
  /** This project has no address of its own on the web. */
  guide:
    'Whoever runs this Cairn has the rest, as docs/embedding.md in Cairn’s repository: Drupal and apps, what to switch off beside Cairn, a privacy text for your site, and what to do when something is wrong.',
  show: 'Show it on this page',
  snippetHeading: 'Into the <head> of your page',
  bodyHeading: 'Into its <body>, where the link is to stand',
  bodyIntro:
    'For visitors whose browser runs no scripts. Not into the <head>: it would end there, and a title or a policy that follows would not be read.',
  leftOut: 'Left out of your lines.',
  policyHeading: 'If your site has a Content Security Policy',
  policyIntro:
    "Put these sources into the script-src and connect-src you have. A second directive of the same name is ignored: then nothing loads, and Chrome’s console says “Ignoring duplicate Content-Security-Policy directive”. If your site sends two policies, in two headers or in a header and a <meta>, add the sources to each. Leave the address as it is, without a path. If you have script-src-elem, add the same there as in script-src. If you have only default-src, copy its sources into both first. If you have neither connect-src nor default-src, make no connect-src: it would stop your own requests. If your script-src has 'unsafe-inline', add no sha256 and no nonce: either would stop your own inline scripts. Do not add 'strict-dynamic'; if you have it, use the nonce, or the pinned version with the sha384 of its integrity added to script-src. Cairn needs no rule for styles, images, fonts or frames.",
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'Your browser did not copy. The text is selected now: copy it with the keys or the menu.',
  notBuilt: 'Cairn’s script is not built on this server. Run npm run build, then start it again.',
  fields: [
    {
      name: 'locale',
      label: 'Language',
      hint: 'By default the language of your page.',
      options: [
        ['', 'As the page'],
        ['en', 'English'],
        ['es', 'Español'],
      ],
    },
    {
      name: 'position',
      label: 'Corner',
      hint: 'Pick the one where you have no other button.',
      options: [
        ['', 'Right'],
        ['left', 'Left'],
      ],
    },
    {
      name: 'theme',
      label: 'Light or dark',
      hint: 'By default the panel is what the visitor’s device asks for.',
      options: [
        ['', 'As the device'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ],
    },
    { name: 'accent', label: 'Accent color', hint: 'Made darker or lighter where it could not be read.' },
    {
      name: 'label',
      label: 'Text of the button',
      hint: 'Up to 24 letters; a longer text is left out. Keep it neutral.',
      placeholder: 'Questions?',
    },
  ] as BuilderField[],
  /** Those that few sites need. */
  moreFields: [
    {
      name: 'open-on',
      label: 'A button of your own',
      hint: 'A CSS selector: a click on it opens the chat, too. The button in the corner stays. Not tried on this page.',
      placeholder: '#ask-us',
    },
    {
      name: 'exit-url',
      label: 'Where quick exit goes',
      hint: 'A whole https:// address of another site, without a space, one nobody asks about. Not beside an empty page. The exit of this page stays as it is.',
      placeholder: 'https://www.weather.gov/',
    },
    {
      name: 'exit',
      label: 'Quick exit shows',
      hint: 'The other site, or an empty page at once, and then no other site.',
      options: [
        ['', 'Another site'],
        ['blank', 'An empty page'],
      ],
    },
    {
      name: 'back',
      label: 'Back button after an exit',
      hint: 'Keeping your pages hidden needs the first of your lines, and one entry in sessionStorage, gone with the tab.',
      options: [
        ['', 'Does not show your pages'],
        ['plain', 'Works as ever, nothing is stored'],
      ],
    },
    {
      name: 'answers',
      label: 'Answers come from',
      hint: 'On the device, no question is sent anywhere.',
      options: [
        ['', 'This server'],
        ['device', 'The visitor’s device'],
      ],
    },
    {
      name: 'address',
      label: 'Version',
      hint: 'Pinned carries a checksum and never changes, so corrected numbers in it come with new lines alone. Rolling brings them by itself.',
      options: [
        ['', 'Rolling, always the newest'],
        ['pinned', 'Pinned, with integrity'],
      ],
    },
    {
      name: 'policy',
      label: 'Content Security Policy',
      hint: 'With a nonce, your server writes its own in place of RANDOM: a new one each time it sends a page.',
      options: [
        ['', 'None, or by addresses'],
        ['nonce', 'My policy uses a nonce'],
      ],
    },
  ] as BuilderField[],
};
