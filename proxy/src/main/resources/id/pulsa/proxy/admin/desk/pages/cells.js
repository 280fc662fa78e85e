import * as api from '../api.js';
import { h } from '../dom.js';
import { t, percent } from '../i18n.js';
import { listen } from '../events.js';

/** All cells of a cluster, coloured by utilisation, with price ratio, channels in use, blocking measured and predicted. */
export async function show(context) {
  const { cells } = await api.get('/cells');
  const clusters = [...new Set(cells.map(cell => cell.cluster ?? ''))].sort();
  const chosen = context.parameters.cluster ?? '';
  const byName = new Map(cells.map(cell => [cell.name, cell]));
  const grid = h('ul', { class: 'cells' });
  const shown = () => [...byName.values()].filter(cell => !chosen || (cell.cluster ?? '') === chosen);
  const tiles = new Map();
  const draw = () => {
    for (const cell of shown()) {
      const made = tile(cell);
      const old = tiles.get(cell.name);
      tiles.set(cell.name, made);
      if (!old) grid.append(made);
      else if (old.contains(document.activeElement)) tiles.set(cell.name, old);
      else old.replaceWith(made);
    }
  };
  context.whenLeft(listen(['cells'], event => {
    event.cells.forEach(cell => byName.set(cell.name, cell));
    draw();
  }));
  draw();
  return h('div', {}, h('h1', {}, t('cells.title')),
    clusters.length > 1 ? h('p', {}, h('label', { for: 'cluster' }, t('cells.cluster')), ' ', h('select', {
      id: 'cluster', onchange: event => context.go(`#/cells${api.query({ cluster: event.target.value })}`),
    }, h('option', { value: '' }, t('cells.all')), ...clusters.filter(Boolean).map(cluster =>
      h('option', { value: cluster, selected: cluster === chosen }, cluster)))) : null,
    h('p', { class: 'legend' }, ...['idle', 'busy', 'full', 'over'].map(level =>
      h('span', { class: level }, t(`cells.level.${level}`)))),
    cells.length === 0 ? h('p', {}, t('cells.none')) : grid);
}

function tile(cell) {
  return h('li', { class: level(cell.utilisation) },
    h('a', { href: `#/cell/${api.segment(cell.name)}` }, cell.name),
    h('span', {}, t('cells.busy.of', { busy: cell.busy ?? 0, channels: cell.channels })),
    h('span', {}, t('cells.use', { share: percent(cell.utilisation) })),
    h('span', { class: 'ratio' }, `× ${cell.price_ratio ?? '1.000'}`),
    h('span', {}, t('cells.blocking.of', { measured: percent(cell.blocking, 2), predicted: percent(cell.erlang_b, 2) })));
}

/** How full a cell is, as the colours say it. */
export function level(utilisation) {
  const share = Number(utilisation ?? 0);
  return share < 0.5 ? 'idle' : share < 0.9 ? 'busy' : share < 1 ? 'full' : 'over';
}
