import * as api from '../api.js';
import { h, fill, liveTable } from '../dom.js';
import { t, clock, instant, money } from '../i18n.js';
import { listen } from '../events.js';

/** How far the gateway looks ahead, in seconds. */
const A_DAY = 86400;

/** Calls that run, each with the talk time that its credit still pays for, counting down. */
export async function show(context) {
  const { cells } = await api.get('/cells');
  let takenAt = 0;
  const passed = () => (performance.now() - takenAt) / 1000;
  const list = liveTable(t('calls.title'), [
    [t('calls.caller'), call => call.caller],
    [t('calls.called'), call => call.called],
    [t('calls.left'), call => left(call), { number: true, class: 'countdown' }],
    [t('calls.credit'), call => call.credit ? money(call.credit) : '–', { number: true }],
    [t('calls.talked'), call => call.answered ? clock(seconds(call.talk_time) + passed()) : '–', { number: true }],
    [t('calls.state'), call => t(`calls.state.${call.state.toLowerCase()}`)],
    [t('calls.since'), call => instant(call.answered ?? call.started)],
    [t('calls.reserved'), call => money(call.reserved), { number: true }],
    [t('calls.cell'), call => call.caller_cell ?? '–'],
  ], call => call.call_id, context.may('operate') ? [t('calls.action'), call => h('span', { class: 'actions' }, cells.length === 0 ? null : handOver(call), h('button', {
    type: 'button', class: 'danger', 'aria-label': t('calls.hangup.of', call), onclick: () => hangUp(call),
  }, t('calls.hangup')))] : null);
  const nobody = h('p', {}, t('calls.none'));
  const shown = h('div', {}, nobody);
  let calls = [];
  const draw = () => {
    list.draw(calls);
    const wanted = calls.length === 0 ? nobody : list.node;
    if (shown.firstChild !== wanted) fill(shown, wanted);
  };
  const left = call => {
    if (!call.credit_time) return '–';
    const left = seconds(call.credit_time);
    return left >= A_DAY ? t('calls.day') : clock(call.answered ? left - passed() : left);
  };
  async function hangUp(call) {
    if (!confirm(t('calls.hangup.sure', call))) return;
    try {
      await api.del(`/calls/${api.segment(call.call_id)}`);
      context.notice(t('calls.hungup'));
    } catch (problem) {
      context.notice(problem.message, 'problem');
    }
  }
  function handOver(call) {
    const button = h('button', {
      type: 'button', 'aria-label': t('calls.handover.of', call),
      onclick: () => {
        const select = h('select', {
          'aria-label': t('calls.handover.of', call),
          onchange: () => go(call, select.value).then(() => select.replaceWith(button)),
        }, h('option', { value: '' }, t('calls.handover.to')), ...cells.map(cell => h('option', { value: cell.name }, cell.name)));
        button.replaceWith(select);
        select.focus();
      },
    }, t('calls.handover'));
    return button;
  }
  async function go(call, cell) {
    if (!cell) return;
    try {
      const moved = await api.post(`/calls/${api.segment(call.call_id)}/hand-over`, { side: 'caller', cell });
      context.notice(t('cells.moved', { number: moved.number, cell: moved.cell ?? '–' }));
    } catch (problem) {
      context.notice(problem.message, 'problem');
    }
  }
  const take = next => {
    calls = next;
    takenAt = performance.now();
    draw();
  };
  take((await api.get('/calls?limit=200')).calls);
  context.whenLeft(listen(['calls'], event => take(event.calls)));
  const timer = setInterval(draw, 1000);
  context.whenLeft(() => clearInterval(timer));
  return h('div', {}, h('h1', {}, t('calls.title')), shown);
}

function seconds(duration) {
  const match = /^PT([0-9.]+)S$/.exec(duration ?? '');
  return match ? Number(match[1]) : 0;
}
