import { hash } from '../retrieval/hash.ts';

/**
 * The one stylesheet of the server's pages. It is text in a module, so that it is there on Node, on an edge runtime and from source
 * alike; browsers get it as a file, so that no page needs inline styles. Sides are named by where text begins and ends, for
 * languages read from the right. A sheet of cards has no page margins: browsers then have no room to print this site's address,
 * its title and the minute on it.
 *
 * A browser that knows no variables gets none of the layout: the few lines before it do. Of a layout that it knows in part, it
 * would put numbers and the exit on top of each other (NetSurf 3.11 did).
 * Browsers from before 2021 know neither `inset` nor, at nearly the same time, `gap` in a row or `max()`: margins stand in.
 */
export const STYLES = `
*{box-sizing:border-box}
body{margin:.5em;font-family:sans-serif;line-height:1.5;word-wrap:break-word}
main{max-width:40em;margin:0 auto}
h1{font-size:1.4em}
.exit{display:inline-block;padding:.5em 1em;background:#1f2a30;color:#fff}
.list a,.ways a{display:inline-block;max-width:100%;padding:.5em 0}
.list small{display:block}
textarea{width:100%}
.print,.wrong{display:none}
[aria-invalid=true]+.small .wrong{display:inline}
[data-armed] .unarmed{display:none}
@supports (--ink:0){
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1f2a30;--soft:#55646c;--line:#dcdfdb;--accent:#1b5e6b;--tint:#e4eff0;--urgent:#8a3310;--urgent-tint:#fff2e8;--exit:#1f2a30;--on-exit:#fff;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#14191c;--card:#1d2529;--ink:#e9eef0;--soft:#a9b6bc;--line:#334046;--accent:#86ccd6;--tint:#20343a;--urgent:#ffb68c;--urgent-tint:#3a2417;--exit:#e9eef0;--on-exit:#14191c;--on-accent:#14191c}}
html{scroll-padding:5rem 0}
@media (max-width:30rem){html{scroll-padding-top:9rem}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1,h2,h3,p,ul,ol,dl,figure{margin:0 0 .75rem}
h1{font-size:1.25rem;line-height:1.35}
h2{font-size:1.125rem;margin-top:2rem}
h3{font-size:1rem;margin-bottom:.25rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1:focus{outline:0}
.skip{position:absolute;inset-inline-start:.5rem;top:.5rem;z-index:2;background:var(--card);padding:.75rem}
.skip:not(:focus){clip-path:inset(50%)}
.top,.danger,.ways{display:flex;flex-wrap:wrap}
.top{position:sticky;top:0;z-index:1;gap:.25rem .5rem;align-items:center;padding:.5rem 1rem;background:var(--card);border-bottom:1px solid var(--line)}
.name{display:flex;gap:.5rem;align-items:center;min-height:3rem;margin-inline-end:auto;color:inherit;font-weight:600;text-decoration:none}
.name svg{flex:none;width:1.375rem;height:1.375rem}
.top nav{display:flex;gap:.5rem;margin-inline-start:auto}
.top nav a,.demo>a,.exit,.danger a{display:inline-flex;align-items:center}
.top nav a{min-height:3rem;padding:0 .5rem;color:var(--soft)}
.top.demo{position:static}
.demo>a,.danger a{min-height:2.75rem;font-weight:600}
.demo>a{font-size:.875rem}
.exit,.left{background:var(--exit);color:var(--on-exit)}
.exit{order:1;min-height:3rem;padding:0 1rem;border-radius:1.5rem;font-weight:600;text-decoration:none;touch-action:none}
.left{position:fixed;z-index:2;top:4.5rem;inset-inline-end:1rem;margin:0;border-radius:.625rem}
.left:not(:empty){padding:.5rem .75rem}
.danger{gap:0 1rem;justify-content:space-between;align-items:center;margin:0;padding:.25rem max(1rem,50% - 19rem);background:var(--urgent-tint);color:var(--urgent)}
.danger b{margin-block:.25rem}
.danger a{color:inherit}
main{max-width:40rem;margin:0 auto;padding:1rem 1rem 6rem}
.asked{margin-bottom:.25rem;font-size:1rem;color:var(--soft)}
.lead{font-size:1.25rem;font-weight:700;line-height:1.35}
@media (min-width:12rem){.number{white-space:nowrap}}
p.small:empty{margin:0}
.small{font-size:.875rem;color:var(--soft)}
time{white-space:nowrap}
summary{padding:.75rem 0;cursor:pointer}
details a{display:block;padding:.75rem 0;color:inherit}
form.ask{margin:1rem 0}
section+form.ask{margin-top:2.5rem}
label{display:block;font-weight:600}
textarea,input,select{width:100%;min-height:3rem;padding:.625rem .75rem;border:1px solid var(--soft);border-radius:.625rem;background:var(--card);color:inherit;font:inherit}
input[type=color]{height:3rem;padding:.25rem}
::placeholder{color:var(--soft);opacity:1}
button{min-height:3rem;padding:0 1.25rem;border:1px solid var(--accent);border-radius:.625rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
form.ask button{margin-top:.5rem}
.list,.cards,.ways,.jump{padding:0;list-style:none}
.list a{display:block;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.625rem;background:var(--card);text-decoration:none}
.list li,.cards>li{margin-bottom:.5rem}
.jump{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:0 1rem}
.jump a{display:flex;align-items:center;min-height:2.75rem}
.group .list li{margin:0}
.group .list a{padding:.75rem 0;border-width:0 0 1px;border-radius:0;background:none}
.card,.note{padding:1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--card)}
.card.urgent{margin-bottom:1rem;border-color:var(--urgent);border-inline-start-width:6px}
.card p{margin-bottom:.5rem}
.ways{gap:.5rem;margin-bottom:.5rem}
.ways li{display:flex;flex:1 1 8rem;max-width:100%}
.ways a,.go a{display:inline-block;min-height:3rem;padding:.6875rem .5rem;border:1px solid var(--accent);border-radius:.625rem;text-align:center;text-decoration:none}
.ways a{display:flex;flex-wrap:wrap;flex:1;gap:0 .3em;justify-content:center;align-content:center;min-width:0}
.ways a>*{min-width:0;white-space:normal;overflow-wrap:break-word}
.ways li:first-child a{background:var(--accent);color:var(--on-accent)}
.act,.go a,summary{font-weight:600}
.note{padding:.75rem 1rem}
.sheet,.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))}
.sheet{border:1px dashed var(--soft);border-width:1px 0 0 1px}
.wallet{border:1px dashed var(--soft);border-width:0 1px 1px 0;padding:1rem .75rem;font-variant-numeric:tabular-nums;line-height:1.6}
.wallet dl{display:grid;grid-template-columns:auto 1fr;gap:0 .5rem;margin:0}
.wallet dd{margin:0;font-weight:600;white-space:nowrap}
pre{margin:0;padding:1rem;overflow:auto;border:1px solid var(--line);border-radius:.625rem;background:var(--card);white-space:pre-wrap;overflow-wrap:anywhere;font:.875rem/1.5 ui-monospace,monospace}
pre+p{margin-top:.5rem}
.host{max-width:60rem}
.host h3{margin-top:1.5rem}
.card h2{margin-top:0}
.hero{padding:2rem 1.5rem;margin:0 0 1rem;border-radius:1rem;background:var(--tint)}
.hero h1{font-size:2rem}
.hero p:last-child{margin:0}
.fields input,.fields select{margin:.25rem 0}
[data-copied]{margin-inline-start:.75rem}
.error{color:var(--urgent)}
[aria-invalid=true]{border:2px solid var(--urgent)}
.fields{gap:1rem;margin:1rem 0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));gap:1rem;margin-bottom:1rem}
@supports not (inset:0){.danger{padding:.25rem 1rem}.top>*,.name svg{margin-right:.5rem}.name{margin-right:auto}.ways li{margin:0 .5rem .5rem 0}.ways a>*{margin:0 .15em}}
@media (max-width:24rem){.wallet dl{display:block}.wallet dd:not(:last-child){margin-bottom:.5rem}.wallet+.wallet{display:none}.name svg{display:none}.top nav a{padding:0}}
@media (max-width:19rem){body{hyphens:auto}h1,.hero h1,.lead{font-size:1.125rem}.hero{padding:1rem .5rem}.name,.top nav a{min-height:44px}main,.top,.danger{padding-inline:.5rem}.note,.card,.wallet{padding:.5rem}.wallet dd{font-size:min(1rem,8vw)}.top{position:static;gap:0 .5rem}.top:not(.demo){padding-top:3.25rem}.exit{position:fixed;z-index:1;top:0;right:0;left:0;justify-content:center;border-radius:0}}
@media print{
body{background:#fff;color:#000;font-size:11pt}
main{max-width:none;padding:0}
h1,h2,h3{break-after:avoid}
.card{break-inside:avoid;padding:.5rem .75rem;border-color:#999;background:none}
.ways li{flex:none}
.ways a{min-height:0;padding:0;border:0;background:none!important;color:inherit!important}
details::details-content{display:block;content-visibility:visible}
.ways{gap:.25rem 1.5rem}
.list li{margin:0}
.list a{padding:0;border:0;background:none}
a{color:inherit}
.sheet{grid-template-columns:1fr 1fr}
.wallet,.wallet+.wallet{display:grid;align-content:center;height:2in;padding:.1in .2in;overflow:hidden;font-size:12pt;line-height:1.45;break-inside:avoid}
.bare{page:bare;padding:.5in}
}
@media (forced-colors:active){.exit,button{border:2px solid}}
}
@media print{body>div,.top,aside,form,.screen{display:none}.print{display:block}}
@page{margin:.5in}
@page bare{margin:0}
`.trim();

/** Enough to tell two versions of one file apart, and it needs no platform. */
export const STYLES_HASH = (hash(STYLES, 0) >>> 0).toString(16).padStart(8, '0');

/** Changes with the styles, so that they can be cached for good. */
export const STYLES_PATH = `/pages-${STYLES_HASH}.css`;
