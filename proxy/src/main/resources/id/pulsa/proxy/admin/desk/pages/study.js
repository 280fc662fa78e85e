import * as api from '../api.js';
import { h, fill, liveTable, terms } from '../dom.js';
import { t, instant, number } from '../i18n.js';
import { studyForm } from './study-form.js';
import { showResult } from './study-result.js';

const LOOK_MILLIS = 1000;
const isOver = run => ['done', 'failed', 'cancelled'].includes(run.state);

/** Studies: a form for a new one and the last ones, or one of them with its result. */
export async function show(context) {
  return context.rest[0] ? one(context, context.rest[0]) : all(context);
}

/** Asks again and again, until it is told that there is nothing to wait for or the page is left. */
function watch(context, look) {
  let timer = null;
  let left = false;
  context.whenLeft(() => { left = true; clearTimeout(timer); });
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      let wait = true;
      try {
        wait = await look();
      } catch (problem) {
        if (problem.status !== 0 && problem.status !== 503) {
          if (!left) context.notice(problem.message, 'problem');
          return;
        }
      }
      if (wait && !left) again();
    }, LOOK_MILLIS);
  };
  return again;
}

async function all(context) {
  const running = h('div', { 'aria-live': 'polite' });
  const none = h('p', {}, t('study.none'));
  const runs = liveTable(t('study.runs'), [
    [t('study.kind'), run => t(`study.kind.${run.kind}`)],
    [t('study.regimes'), run => regimesOf(run).join(', ')],
    [t('study.state'), stateText],
    [t('study.created'), run => instant(run.created)],
    [t('study.by'), run => run.started_by],
  ], run => run.id, [t('calls.action'), run => h('div', { class: 'actions' },
    h('a', { href: `#/study/${api.segment(run.id)}`, 'aria-label': t('study.open.of', { id: run.id }) }, t('study.open')),
    context.may('operate') ? removal(context, run.id, () => look()) : null)]);
  const holder = h('div', {});
  async function look() {
    const found = (await api.get('/study/runs')).runs;
    fill(holder, found.length === 0 ? none : runs.node);
    runs.draw(found);
    const now = found.find(run => run.state === 'running');
    fill(running, now ? progress(now) : null);
    return found.some(run => !isOver(run));
  }
  const again = watch(context, look);
  if (await look()) again();
  const form = context.may('operate') ? await studyForm(context, run => context.go(`#/study/${api.segment(run.id)}`)) : null;
  return h('div', {}, h('h1', {}, t('study.title')), h('p', {}, t('study.about')), form,
    h('section', {}, h('h2', {}, t('study.runs')), running, holder));
}

function stateText(run) {
  return run.state === 'running' ? t('study.state.share', { share: Math.floor(100 * run.progress) }) : t(`study.state.${run.state}`);
}

const regimesOf = run => run.options.regimes ?? [run.options.regime];

function progress(run) {
  return h('div', {}, h('p', {}, t('study.progress', { id: run.id, share: Math.floor(100 * run.progress), hours: number(run.simulated_hours) })),
    h('progress', { max: '1', value: run.progress, 'aria-label': t('study.progress.label') }));
}

function removal(context, id, then) {
  return h('button', {
    type: 'button', class: 'danger', 'aria-label': t('study.remove.of', { id }),
    onclick: async () => {
      try {
        await api.del(`/study/runs/${api.segment(id)}`);
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
      await then();
    },
  }, t('study.remove'));
}

async function one(context, id) {
  const path = `/study/runs/${api.segment(id)}`;
  const status = h('div', { 'aria-live': 'polite' });
  const result = h('div', {});
  let shown = false;
  function draw(run) {
    fill(status, h('p', {}, run.state === 'failed' ? `${stateText(run)}: ${run.error}` : stateText(run)),
      run.state === 'running' ? progress(run) : null,
      context.may('operate') && !isOver(run) ? removal(context, id, look) : null);
    if (run.result && !shown) {
      shown = true;
      showResult(result, run);
    }
  }
  async function look() {
    const run = await api.get(path);
    draw(run);
    return !isOver(run);
  }
  const run = await api.get(path);
  const again = watch(context, look);
  if (!isOver(run)) again();
  const page = h('div', {}, h('h1', {}, t('study.run', { id })),
    h('p', { class: 'links' }, h('a', { href: '#/study' }, t('study.all'))), status, result, asked(run));
  requestAnimationFrame(() => draw(run));
  return page;
}

function asked(run) {
  const o = run.options;
  return h('section', {}, h('h2', {}, t('study.asked')), terms([
    [t('study.kind'), t(`study.kind.${run.kind}`)], [t('study.regimes'), regimesOf(run).join(', ')],
    [t('study.day'), t(`study.day.${o.day}`)], [t('study.time'), o.time], [t('study.warm_up'), o.warm_up],
    [t('study.replications'), o.replications], [t('study.seed'), o.seed], [t('study.holding_time'), o.holding_time ?? '246s'],
    [t('study.handovers'), o.handovers], [t('study.plan'), o.plan], [t('study.to'), o.to],
    [t('study.loads'), t(`study.loads.${o.loads}`)], [t('study.by'), run.started_by],
    [t('study.created'), instant(run.created)], [t('study.started'), instant(run.started)], [t('study.ended'), instant(run.ended)],
  ]));
}
