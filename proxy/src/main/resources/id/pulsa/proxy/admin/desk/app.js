// The shell: who has logged in, the menu, and which page is shown. A page is a module with show(context) that returns a
// node; what it started (timers, events) it hands to context.whenLeft.

import * as api from './api.js';
import { h, fill } from './dom.js';
import * as i18n from './i18n.js';
import { t } from './i18n.js';
import { showLogIn, showNewPassword } from './pages/login.js';

// path, words, right, module
const PAGES = [
  ['overview', 'menu.overview', 'see'],
  ['calls', 'menu.calls', 'see'],
  ['records', 'menu.records', 'see'],
  ['subscribers', 'menu.subscribers', 'see'],
  ['cells', 'menu.cells', 'see'],
  ['tariffs', 'menu.tariffs', 'see'],
  ['study', 'menu.study', 'see'],
  ['vouchers', 'menu.vouchers', 'see'],
  ['staff', 'menu.staff', 'see'],
  ['system', 'menu.system', 'see'],
];
const OTHERS = ['record', 'subscriber', 'account', 'cell', 'mine', 'tariff', 'versions'];

let principal = null;
let leave = [];
const main = h('main', { id: 'main', tabindex: '-1' });
const header = h('header', {});
const notices = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });

/** Says something at the edge of the page, until it is read. */
function notice(text, kind = 'info') {
  const line = h('p', { class: kind }, text,
    h('button', { type: 'button', class: 'plain', 'aria-label': t('close'), onclick: () => line.remove() }, '×'));
  notices.append(line);
  if (kind === 'info') setTimeout(() => line.remove(), 6000);
}

function menu() {
  const here = where().page;
  const links = PAGES.filter(([, , right]) => principal.rights.includes(right)).map(([path, words]) =>
    h('li', {}, h('a', { href: `#/${path}`, 'aria-current': path === here ? 'page' : null }, t(words))));
  fill(header,
    h('a', { class: 'skip', href: '#main', onclick: e => { e.preventDefault(); main.focus(); } }, t('skip')),
    h('a', { class: 'brand', href: '#/' }, h('img', { src: 'desk/icon.svg', alt: '', width: 24, height: 24 }), 'Pulsa'),
    h('nav', { 'aria-label': t('menu') }, h('ul', {}, ...links)),
    h('div', { class: 'tools' }, languages(), colours(),
      h('span', { class: 'who' }, principal.name),
      h('button', { type: 'button', onclick: logOut }, t('logout'))));
}

function languages() {
  return h('select', {
    'aria-label': t('language'),
    onchange: async e => { await i18n.choose(e.target.value); route(); },
  }, ...Object.entries(i18n.LANGUAGES).map(([code, name]) =>
    h('option', { value: code, selected: code === i18n.current() }, name)));
}

function colours() {
  return h('button', {
    type: 'button', class: 'plain', 'aria-label': t('colours'), title: t('colours'),
    onclick: () => {
      const root = document.documentElement;
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      localStorage.setItem('theme', root.dataset.theme);
      dispatchEvent(new Event('theme'));
    },
  }, '◐');
}

async function logOut() {
  try {
    await api.logOut();
  } finally {
    // Without the page that a new address would show: nobody is logged in to see it.
    history.replaceState(null, '', '#/');
    location.reload();
  }
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** "#/records?caller=1001" as page, rest of the path, and parameters. */
function where() {
  const [path, search] = location.hash.slice(2).split('?');
  const [page, ...rest] = path.split('/').map(decoded);
  const known = PAGES.some(([name]) => name === page) || OTHERS.includes(page);
  // A subscriber has one page, whatever link was followed.
  const shown = !principal.rights.includes('see') ? 'mine' : known ? page : 'overview';
  return { page: shown, rest, parameters: Object.fromEntries(new URLSearchParams(search ?? '')) };
}

let routing = 0;

async function route() {
  const turn = ++routing;
  leave.forEach(step => step());
  leave = [];
  menu();
  const { page, rest, parameters } = where();
  const context = {
    principal, rest, parameters, notice, again: route,
    may: right => principal.rights.includes(right),
    whenLeft: step => leave.push(step),
    go: hash => { location.hash = hash; },
  };
  fill(main, h('p', { class: 'waiting' }, t('waiting')));
  try {
    const { show } = await import(`./pages/${page}.js`);
    const node = await show(context);
    if (turn !== routing) return;
    fill(main, node);
  } catch (problem) {
    if (turn !== routing) return;
    fill(main, h('h1', {}, t('failed')), h('p', { class: 'problem', role: 'alert' }, problem.message));
  }
  const heading = main.querySelector('h1');
  document.title = heading ? `${heading.textContent} – Pulsa` : 'Pulsa';
  menu();
  if (turn > 1) main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

async function start() {
  await i18n.load();
  principal = await api.session();
  if (principal === null) {
    principal = await showLogIn(document.body, languages);
  }
  if (principal.password_expired) {
    principal = await showNewPassword(document.body, principal);
  }
  fill(document.body, header, notices, main);
  window.addEventListener('hashchange', route);
  api.loggedOut.addEventListener('over', () => location.reload(), { once: true });
  await route();
}

start();
