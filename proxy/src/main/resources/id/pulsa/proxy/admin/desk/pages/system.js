import * as api from '../api.js';
import { h, fill, table, terms } from '../dom.js';
import { t, instant, number } from '../i18n.js';
import { log } from './log.js';

/** What the gateway is and how it stands, its PBX, the books, backup, settings, the log. */
export async function show(context) {
  const system = await api.get('/system');
  const settings = context.may('administer') ? await api.get('/system/settings') : null;
  return h('div', {}, h('h1', {}, t('system.title')), condition(system),
    terms([
      [t('system.version'), system.version], [t('system.up'), instant(system.up_since)],
      [t('system.listeners'), system.listeners?.join(', ')], [t('system.realm'), system.realm],
      [t('system.java'), [system.java, system.java_vendor].filter(Boolean).join(', ')], [t('system.os'), system.os],
      [t('system.shards'), system.shards && t('system.shards.of', system)],
      [t('system.data'), system.data], [t('system.config'), system.config_files?.join(', ')],
    ]),
    pbx(system),
    context.may('operate') ? verify() : null,
    context.may('administer') ? backup() : null,
    settings ? inForce(settings.settings) : null,
    context.may('administer') ? log(context) : null);
}

function condition(system) {
  const state = system.ready
    ? h('p', { class: 'good' }, t('system.ready')) : h('p', { class: 'problem' }, t('system.notready', { why: system.not_ready_reason }));
  return h('section', { 'aria-label': t('system.state') }, state, system.alarms.length === 0
    ? h('p', {}, t('system.noalarms'))
    : h('div', {}, h('p', { class: 'problem' }, t('system.alarms')), h('ul', {}, ...system.alarms.map(alarm => h('li', { class: 'problem' }, alarm)))));
}

function pbx(system) {
  const state = h('p', { 'aria-live': 'polite' });
  async function ask() {
    fill(state, t('waiting'));
    try {
      const answer = await api.get('/system/pbx');
      state.className = answer.answers === false ? 'problem' : answer.answers ? 'good' : '';
      fill(state, answer.answers === null ? t('system.pbx.unknown') : answer.answers
        ? t('system.pbx.there', { status: answer.status, time: number(milliseconds(answer.round_trip), 1), at: instant(answer.asked) })
        : t('system.pbx.gone', { at: instant(answer.asked) }));
    } catch (refused) {
      state.className = 'problem';
      fill(state, refused.message);
    }
  }
  // A PBX that does not answer takes two seconds, which the rest of the page need not wait for.
  ask();
  return h('section', {}, h('h2', {}, t('system.pbx')), terms([[t('system.pbx.address'), system.pbx]]), state,
    h('p', {}, h('button', { type: 'button', onclick: ask }, t('system.pbx.ask'))));
}

function milliseconds(duration) {
  const match = /^PT([0-9.]+)S$/.exec(duration ?? '');
  return match ? Number(match[1]) * 1000 : null;
}

function verify() {
  const answer = h('div', { 'aria-live': 'polite' });
  return h('section', {}, h('h2', {}, t('system.books')), h('p', {}, h('button', {
    type: 'button',
    onclick: async () => {
      fill(answer, h('p', {}, t('waiting')));
      try {
        const report = await api.post('/ledger/verify');
        fill(answer, h('p', { class: report.clean ? 'good' : 'problem' }, report.clean ? t('system.clean', report) : t('system.unclean')),
          h('ul', {}, ...(report.discrepancies ?? []).map(text => h('li', {}, text))));
      } catch (refused) {
        fill(answer, h('p', { class: 'problem' }, refused.message));
      }
    },
  }, t('system.verify'))), answer);
}

function backup() {
  const told = h('p', { 'aria-live': 'polite' });
  const button = h('button', { type: 'button', onclick: make }, t('system.backup.do'));
  async function make() {
    button.disabled = true;
    told.className = '';
    fill(told, t('system.backup.begun'));
    try {
      const blob = await api.download('/backup', bytes => fill(told, t('system.backup.coming', { size: megabytes(bytes) })));
      const name = `pulsa-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.zip`;
      const url = URL.createObjectURL(blob);
      h('a', { href: url, download: name }).click();
      // Some browsers begin to read it a moment later.
      setTimeout(() => URL.revokeObjectURL(url), 60000);
      told.className = 'good';
      fill(told, t('system.backup.done', { name, size: megabytes(blob.size) }));
    } catch (problem) {
      told.className = 'problem';
      fill(told, t('system.backup.failed', { why: problem.message }));
    } finally {
      button.disabled = false;
    }
  }
  return h('section', {}, h('h2', {}, t('system.backup')), h('p', {}, t('system.backup.what')), h('p', {}, button), told);
}

function megabytes(bytes) {
  return number(bytes / 1e6, 1);
}

function inForce(settings) {
  const rows = h('div', {});
  const draw = all => fill(rows, table(t('system.settings'), [
    [t('system.settings.key'), setting => h('code', {}, setting.key)],
    [t('system.settings.value'), setting => setting.value === '' ? '–' : setting.value, { wrap: true }],
    [t('system.settings.origin'), setting => [t(`system.settings.${setting.origin}`), setting.place].filter(Boolean).join(': '), { wrap: true }],
  ], settings.filter(setting => all || setting.origin !== 'default')));
  draw(false);
  return h('section', {}, h('h2', {}, t('system.settings')), h('p', {}, h('label', {},
    h('input', { type: 'checkbox', onchange: event => draw(event.target.checked) }), ' ', t('system.settings.all'))), rows);
}
