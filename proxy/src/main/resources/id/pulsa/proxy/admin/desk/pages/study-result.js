import * as api from '../api.js';
import { h, fill, table } from '../dom.js';
import { t, number, money } from '../i18n.js';
import { bars } from '../bars.js';
import { chart } from '../chart.js';

const MOST_CELLS = 12;

/** "1,234 ± 56"; without a half there is one replication, which has no interval. */
function between(value, half, digits, unit = '') {
  if (value === null || value === undefined) return '–';
  return `${number(value, digits)}${half === null || half === undefined ? '' : ` ± ${number(half, digits)}`}${unit}`;
}

/** Draws a run's result: first revenue and blocking of each regime, then the price over the day, cells, files. */
export function showResult(holder, run) {
  const tables = run.result.tables;
  const regimes = tables.regimes.rows;
  const path = pricePath(tables['price-path'].rows, regimes.map(row => row.regime));
  fill(holder, downloads(run),
    h('div', { class: 'charts' }, ...(regimes.length > 1 ? comparison(regimes) : single(regimes[0], tables))),
    h('section', {}, h('h2', {}, t('study.sum')), sum(regimes)),
    h('section', {}, h('h2', {}, t('study.path')), path.node),
    ...Object.entries(tables).filter(([name]) => name.startsWith('cells-')).map(([, found]) => cells(found)));
  path.draw();
}

function comparison(regimes) {
  const rows = (value, half, digits, unit) => regimes.map(row => ({
    label: row.regime, value: row[value], half: row[half], text: between(row[value], row[half], digits, unit),
  }));
  return [
    bars(t('study.revenue'), t('study.interval'), rows('revenue_per_hour', 'revenue_per_hour_half', 0, '')),
    bars(t('study.blocking'), t('study.interval'), rows('blocking_percent', 'blocking_half_percent', 2, ' %')),
    bars(t('study.gain'), t('study.gain.about', { regime: regimes[0].regime }),
      rows('gain_percent', 'gain_half_percent', 2, ' %').slice(1)),
    bars(t('study.priced_out'), t('study.priced_out.about'), rows('priced_out_percent', null, 2, ' %')),
  ];
}

/** One regime: its cells with the most blocking, beside what Erlang B says. */
function single(total, tables) {
  const found = Object.entries(tables).find(([name]) => name.startsWith('cells-'))[1];
  const most = [...found.rows].sort((a, b) => b.blocking_percent - a.blocking_percent).slice(0, MOST_CELLS);
  return [
    bars(t('study.revenue'), t('study.interval'), [{
      label: total.regime, value: total.revenue_per_hour, half: total.revenue_per_hour_half,
      text: between(total.revenue_per_hour, total.revenue_per_hour_half, 0),
    }]),
    bars(t('study.blocking'), t('study.blocking.about'), [total, ...most].map(row => ({
      label: row.cell ?? t('study.cells.all'), value: row.blocking_percent, half: row.blocking_half_percent, mark: row.erlang_b_percent,
      text: between(row.blocking_percent, row.blocking_half_percent, 2, ' %'),
    }))),
  ];
}

function sum(regimes) {
  return table(t('study.sum'), [
    [t('study.regime'), row => row.regime],
    [t('study.revenue'), row => between(row.revenue_per_hour, row.revenue_per_hour_half, 0), { number: true }],
    [t('study.gain'), row => between(row.gain_percent, row.gain_half_percent, 2, ' %'), { number: true }],
    [t('study.blocking'), row => between(row.blocking_percent, row.blocking_half_percent, 2, ' %'), { number: true }],
    [t('study.erlang_b'), row => `${number(row.erlang_b_percent, 2)} %`, { number: true }],
    [t('study.busy_blocking'), row => `${number(row.busy_blocking_percent, 2)} %`, { number: true }],
    [t('study.priced_out'), row => `${number(row.priced_out_percent, 2)} %`, { number: true }],
    [t('study.carried'), row => number(row.carried_erl, 2), { number: true }],
    [t('study.utilisation'), row => `${number(row.busy_utilisation_percent, 1)} %`, { number: true }],
    [t('study.ratio'), row => number(row.price_ratio, 3), { number: true }],
  ], regimes);
}

function pricePath(rows, regimes) {
  const lines = chart(t('study.path.about'), regimes, {
    over: t('study.path.hour'), range: (u, low, high) => [1, Math.max(1.1, high * 1.02)],
  });
  const draw = () => requestAnimationFrame(() =>
    lines.draw([rows.map(row => row.hour), ...regimes.map((regime, i) => rows.map(row => row[`ratio_${i}`]))]));
  return { node: lines.node, draw };
}

function cells(found) {
  return h('details', {}, h('summary', {}, found.caption), table(found.caption, [
    [t('records.cell'), row => row.cell], [t('study.channels'), row => row.channels, { number: true }],
    [t('study.capacity'), row => number(row.capacity_erl, 2), { number: true }],
    [t('study.natural'), row => number(row.natural_erl, 2), { number: true }],
    [t('study.blocking'), row => between(row.blocking_percent, row.blocking_half_percent, 2, ' %'), { number: true }],
    [t('study.erlang_b'), row => `${number(row.erlang_b_percent, 2)} %`, { number: true }],
    [t('study.utilisation'), row => `${number(row.busy_utilisation_percent, 1)} %`, { number: true }],
    [t('study.ratio'), row => number(row.price_ratio, 3), { number: true }],
    [t('study.revenue.sum'), row => money(row.revenue), { number: true }],
  ], found.rows));
}

function downloads(run) {
  const path = `/api/v1/study/runs/${api.segment(run.id)}`;
  return h('section', {}, h('h2', {}, t('study.downloads')), h('p', { class: 'links' },
    h('a', { href: `${path}/report`, target: '_blank', rel: 'noopener' }, t('study.report')),
    h('a', { href: `${path}/report`, download: `${run.kind}-${run.id}.html` }, t('study.report.file')),
    h('a', { href: `${path}/result`, download: `${run.kind}-${run.id}.json` }, 'JSON'),
    ...Object.keys(run.result.tables).map(name => h('a', {
      href: `${path}/result${api.query({ format: 'csv', table: name })}`, download: `${run.kind}-${run.id}-${name}.csv`,
    }, `${name}.csv`))));
}
