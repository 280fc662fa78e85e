import * as api from '../api.js';
import { editor } from '../editor.js';
import { diffView } from '../linediff.js';
import { checking, draftOf } from '../tariffdraft.js';
import { h, fill, field, table, values } from '../dom.js';
import { t } from '../i18n.js';

/** The texts of the tariffs: checked while one types, with what they would change, and put into force. */
export async function show(context) {
  const draft = draftOf(await api.get('/tariffs/text'));
  const { files, in_force: inForce } = draft.there;
  const leftOut = files.filter(file => file.text === null);
  const names = files.filter(file => file.text !== null).map(file => file.name);
  return h('div', {}, h('h1', {}, t('draft.title')),
    h('p', { class: 'links' }, h('a', { href: '#/tariffs' }, t('tariffs.title')), h('a', { href: '#/versions' }, t('versions.title'))),
    inForce ? null : h('p', { class: 'problem' }, t('draft.notinforce')),
    leftOut.length === 0 ? null : h('ul', {}, ...leftOut.map(file => h('li', {}, `${file.path}: ${file.left_out}`))),
    names.length === 0 ? null : desk(context, draft, names));
}

function desk(context, draft, names) {
  const status = h('p', { id: 'draft-status', role: 'status' });
  const differences = h('div', {});
  const apply = h('button', { type: 'submit', class: 'primary', disabled: true }, t('draft.apply'));
  const area = editor(t('draft.label'), 'draft-text', () => {
    draft.type(select.value, area.text);
    apply.disabled = true;
    fill(status, t('draft.waiting'));
    checks.soon();
  });
  area.describe('draft-status');
  const select = h('select', { id: 'draft-file', onchange: () => choose(select.value) }, ...names.map(name => h('option', { value: name }, name)));
  const mistakes = findings(draft, area, () => select.value, choose);
  const checks = checking(() => draft.request(null, select.value), draw);
  context.whenLeft(checks.stop);

  function choose(name) {
    select.value = name;
    area.text = draft.current(name);
    mistakes.mark();
  }

  function draw(checked, problem) {
    if (problem) {
      fill(status, problem.message);
      return;
    }
    apply.disabled = !checked.fine;
    fill(status, checked.fine ? t('draft.fine', { count: checked.difference_count }) : t('draft.mistakes', { count: checked.errors }),
      checked.digest === draft.there.digest ? '' : ` ${t('draft.moved')}`);
    mistakes.show(checked.findings);
    fill(differences, changes(checked), texts(draft));
  }

  async function take(event) {
    event.preventDefault();
    apply.disabled = true;
    checks.stop();
    try {
      const done = await api.putIf('/tariffs/text', draft.request(values(form).comment, select.value), draft.there.digest);
      draft.discard();
      context.notice(done.changed ? t('draft.applied', { version: done.version, count: done.price_change_count }) : t('tariffs.unchanged'));
      context.again();
    } catch (refused) {
      await refusal(refused);
    }
  }

  async function refusal(refused) {
    const meanwhile = refused.status === 412;
    context.notice(meanwhile ? t('draft.meanwhile') : refused.message, 'problem');
    if (meanwhile) {
      draft.beside(await api.get('/tariffs/text'));
      checks.soon();
    } else if (refused.document.findings) {
      mistakes.show(refused.document.findings);
    } else {
      apply.disabled = false;
    }
  }

  const form = h('form', { onsubmit: take },
    field(t('draft.comment'), 'comment', { maxlength: 200 }, t('draft.comment.help')),
    h('p', { class: 'actions' }, apply, discard(context, draft)));
  choose(names[0]);
  if (draft.changed().length > 0) checks.soon();
  return h('div', {},
    names.length > 1 ? h('div', { class: 'field' }, h('label', { for: 'draft-file' }, t('tariffs.files')), select) : null,
    area.node, status, mistakes.node, differences, form);
}

/** What is wrong; a click leads to the place. */
function findings(draft, area, shown, choose) {
  const node = h('ul', { class: 'findings' });
  let all = [];
  const mark = () => area.mark(all.filter(one => one.line && one.file === draft.file(shown())?.path).map(one => [one.line, one.severity]));
  function item(one) {
    const place = one.line ? `${one.file}:${one.line}:${one.column}` : one.file;
    const words = `${place}: ${one.severity === 'warning' ? `${t('draft.warning')}: ` : ''}${one.message}`;
    const there = draft.there.files.find(file => file.path === one.file && file.text !== null);
    return h('li', { class: one.severity }, there && one.line ? h('button', {
      type: 'button', class: 'plain',
      onclick: () => {
        if (there.name !== shown()) choose(there.name);
        area.jump(one.line, one.column);
      },
    }, words) : words);
  }
  return {
    node,
    mark,
    show(now) {
      all = now;
      fill(node, all.map(item));
      mark();
    },
  };
}

function changes(checked) {
  if (!checked.differences?.length) return null;
  const rest = checked.difference_count - checked.differences.length;
  return h('section', {}, h('h2', {}, t('draft.changes')), table(t('draft.changes'), [
    [t('draft.place'), one => one.place, { wrap: true }], [t('draft.change'), one => one.change, { wrap: true }],
  ], checked.differences), rest > 0 ? h('p', {}, t('diff.more', { count: rest })) : null);
}

const texts = draft => draft.changed().map(name => h('details', {}, h('summary', {}, t('draft.textdiff', { name })),
  diffView(t('draft.textdiff', { name }), draft.original(name), draft.current(name))));

function discard(context, draft) {
  return h('button', {
    type: 'button', class: 'danger',
    onclick: () => {
      if (draft.changed().length > 0 && !confirm(t('draft.discard.sure'))) return;
      draft.discard();
      context.again();
    },
  }, t('draft.discard'));
}
