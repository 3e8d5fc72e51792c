/** Makes the pictures of the documentation, as pages to be photographed. */

export interface Picture {
  html: string;
  width: number;
  height: number;
}

const FONT = 'system-ui, sans-serif';

/** Four phones side by side: images as `data:` addresses. */
export const statesPicture = (images: string[]): Picture => ({
  width: 1200,
  height: 560,
  html: `<!doctype html><style>
    body { margin: 0; display: flex; gap: 24px; align-items: center; justify-content: center; height: 560px; background: #d9dee1 }
    img { width: 268px; border-radius: 14px }
  </style>${images.map((image) => `<img src="${image}" alt="">`).join('')}`,
});

/** Where to click to change an answer on the repository's page: three steps, drawn, with nobody's logo. */
export const editPicture = (): Picture => ({
  width: 1080,
  height: 540,
  html: `<!doctype html><style>
    * { box-sizing: border-box }
    body { margin: 0; padding: 28px; background: #fff; color: #1f2a30; font: 16px/1.45 ${FONT} }
    main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 22px }
    h2 { margin: 0 0 10px; font-size: 18px } h2 b { display: inline-grid; place-content: center; width: 30px; height: 30px; margin-right: 8px; border-radius: 50%; background: #1b5e6b; color: #fff }
    section > div { height: 370px; padding: 14px; border: 1px solid #9aa7ad; border-radius: 10px; background: #fbfaf7 }
    p { margin: 14px 0 0 }
    .bar { display: flex; align-items: center; gap: 8px; padding-bottom: 10px; border-bottom: 1px solid #dcdfdb; color: #55646c; font-size: 14px }
    .bar > :last-child { margin-left: auto }
    .line { height: 10px; margin-top: 13px; border-radius: 5px; background: #dcdfdb }
    .code { margin-top: 12px; font: 14px/1.6 monospace; white-space: pre-wrap }
    .here { outline: 4px solid #b4430c; outline-offset: 3px; border-radius: 6px }
    .button { display: inline-block; padding: 8px 14px; border-radius: 8px; background: #1b5e6b; color: #fff; font-weight: 700 }
    .pencil { display: inline-grid; place-content: center; width: 38px; height: 34px; border: 1px solid #9aa7ad; border-radius: 6px; background: #fff }
    .field { margin-top: 6px; padding: 7px 9px; border: 1px solid #9aa7ad; border-radius: 6px; background: #fff; font-size: 14px }
    label { display: block; margin-top: 14px; font-weight: 700; font-size: 14px } label + label { margin-top: 8px; font-weight: 400 }
    mark { background: #fff2c2 }
  </style><main>
  <section><h2><b>1</b>Click the pencil</h2><div>
    <div class="bar"><span>content / en / faq / laws.md</span><span class="pencil here"><svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="#1f2a30" stroke-width="2"><path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/></svg></span></div>
    ${[90, 70, 82, 40, 88, 76, 60, 84].map((width) => `<div class="line" style="width:${width}%"></div>`).join('')}</div>
    <p>The pencil is at the top right, above the text. Its name is <b>Edit this file</b>.</p></section>
  <section><h2><b>2</b>Change words and day</h2><div>
    <div class="bar"><span>laws.md</span><span class="button here" style="padding:6px 10px;font-size:14px">Commit changes…</span></div>
    <div class="code">---
question: …
reviewed: null
updated: <mark class="here">2026-11-24</mark>
---
<mark class="here">The answer starts here, below
the second line of dashes.</mark></div></div>
    <p>Leave the lines of three dashes as they are. Then click <b>Commit changes…</b>.</p></section>
  <section><h2><b>3</b>Propose the change</h2><div>
    <label style="margin-top:0">Commit message</label><div class="field here">Say in one line what changed, and why</div>
    <label style="margin-top:26px">◯ Commit directly to the main branch</label>
    <label class="here" style="padding:4px;margin-top:12px">◉ <b>Create a new branch</b> for this commit and start a pull request</label>
    <p style="margin-top:34px;text-align:right"><span class="button here">Propose changes</span></p></div>
    <p>On the next page click <b>Create pull request</b>. A check reads it, and another person looks at it.</p></section>
  </main></div>`,
});
