import * as api from '../api.js';
import { diffView } from '../linediff.js';
import { h, fill, field, table, values } from '../dom.js';
import { t, instant } from '../i18n.js';

const NOW = 'now';

/** The versions of the tariffs: what differs between them, and going back to one. */
export async function show(context) {
  const { versions, digest } = await api.get('/tariffs/history');
  return h('div', {}, h('h1', {}, t('versions.title')),
    h('p', { class: 'links' }, h('a', { href: '#/tariffs' }, t('tariffs.title')), h('a', { href: '#/tariff' }, t('draft.title'))),
    versions.length === 0 ? h('p', {}, t('versions.none')) : [
      table(t('versions.title'), [
        [t('tariffs.version'), v => String(v.number), { number: true }], [t('account.at'), v => instant(v.at)],
        [t('audit.who'), v => v.who ?? t('versions.ondisk')],
        [t('versions.comment'), v => [v.restored ? t('versions.restores', { number: v.restored }) : '', v.comment ?? ''].filter(Boolean).join(' · '), { wrap: true }],
        [t('versions.state'), v => v.on_disk ? t('versions.now') : ''],
        [t('calls.action'), v => v.on_disk || !context.may('administer') ? '–' : back(context, v, digest)],
      ], versions),
      context.may('administer') ? compare(versions) : null,
    ]);
}

function back(context, version, digest) {
  return h('button', {
    type: 'button', class: 'danger',
    onclick: async () => {
      if (!confirm(t('versions.restore.sure', { number: version.number, at: instant(version.at) }))) return;
      try {
        const done = await api.postIf(`/tariffs/history/${version.number}/restore`, {}, digest);
        context.notice(t('draft.applied', { version: done.version, count: done.price_change_count }));
        context.again();
      } catch (refused) {
        const findings = (refused.document.findings ?? []).map(f => `${f.file}:${f.line}:${f.column}: ${f.message}`);
        context.notice([refused.status === 412 ? t('draft.meanwhile') : refused.message, ...findings].join(' · '), 'problem');
        if (refused.status === 412) context.again();
      }
    },
  }, t('versions.restore'));
}

function compare(versions) {
  const answer = h('div', { 'aria-live': 'polite' });
  const options = [[NOW, t('versions.now')], ...versions.map(v => [String(v.number), `${v.number} · ${instant(v.at)}`])];
  const older = versions.find(v => !v.on_disk) ?? versions[0];
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const { from, to } = values(form);
      try {
        const [before, after] = [await files(from), await files(to)];
        fill(answer, differences(before, after));
      } catch (refused) {
        fill(answer, h('p', { class: 'problem', role: 'alert' }, refused.message));
      }
    },
  }, field(t('versions.from'), 'from', { options, value: String(older.number) }),
  field(t('versions.to'), 'to', { options, value: NOW }),
  h('button', { type: 'submit' }, t('versions.compare')));
  return h('section', {}, h('h2', {}, t('versions.compare.title')), form, answer);
}

/** The texts of a version by the names of their files; null for one that is not kept. */
async function files(version) {
  const found = version === NOW ? await api.get('/tariffs/text') : await api.get(`/tariffs/history/${api.segment(version)}`);
  return new Map(found.files.map(file => [file.name, file.text]));
}

function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].map(name => h('section', {}, h('h3', {}, name),
    before.get(name) === null || after.get(name) === null ? h('p', {}, t('versions.notkept'))
      : diffView(name, before.get(name) ?? '', after.get(name) ?? '')));
}
