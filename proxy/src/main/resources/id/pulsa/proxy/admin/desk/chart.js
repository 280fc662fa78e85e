import { h } from './dom.js';
import { t } from './i18n.js';

/* global uPlot */
let loading = null;
function library() {
  loading ??= new Promise((done, failed) => document.head.append(
    h('script', { src: 'desk/uPlot.iife.min.js', onload: done, onerror: failed })));
  return loading;
}

const COLOURS = ['--line-1', '--line-2', '--line-3', '--line-4', '--line-5', '--line-6', '--line-7', '--line-8'];
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [14, 4], [1, 2], [6, 2, 1, 2]];
/** In hours, minutes and seconds of 24 hours, as the gateway's clock shows them. */
const clockTime = (u, places, axis, space, step) => places.map(place => new Date(place * 1000).toISOString().slice(11, step < 60 ? 19 : 16));
const FROM_ZERO = (u, low, high) => [0, Math.max(1, high * 1.1)];

/**
 * A chart: node, and draw([[places…], [values…], …]). Places are clockSeconds, or numbers with { over: 'what they
 * are' }; then lines differ in more than their colour, and hold until the next place. range(u, low, high) → [from, to].
 */
export function chart(title, series, { over = null, range = FROM_ZERO } = {}) {
  const holder = h('div', { class: 'chart', role: 'img', 'aria-label': title });
  const node = h('figure', {}, h('figcaption', {}, title), holder);
  let plot = null;
  let last = null;
  const waiting = { setData: next => { last = next; } };
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = () => ({ stroke: style('--ink-soft'), grid: { stroke: style('--edge'), width: 1 }, ticks: { stroke: style('--edge'), width: 1 } });
  async function make() {
    await library();
    plot = new uPlot({
      tzDate: place => uPlot.tzDate(new Date(place * 1000), 'Etc/UTC'),
      width: holder.clientWidth || 300, height: 180, legend: { show: series.length > 1, live: over === null }, cursor: { show: false },
      scales: { x: { time: over === null }, y: { range } },
      axes: [{ ...axis(), ...(over === null ? { values: clockTime, space: 70 } : { label: over, labelSize: 20 }) }, { ...axis(), size: 55 }],
      series: [over === null ? { label: t('chart.time'), value: (u, place) => place === null ? '–' : clockTime(u, [place], 0, 0, 1)[0] } : {}, ...series.map((label, i) => ({
        label, stroke: style(COLOURS[i % COLOURS.length]), width: 2, spanGaps: true,
        ...(over === null ? {} : { dash: DASHES[i % DASHES.length], paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }),
      }))],
    }, last, holder);
  }
  const sized = new ResizeObserver(() => plot?.setSize?.({ width: holder.clientWidth, height: 180 }));
  sized.observe(holder);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  // Colours are drawn in: other ones are another drawing.
  function recolour() {
    if (!holder.isConnected) {
      dark.removeEventListener('change', recolour);
      removeEventListener('theme', recolour);
    } else if (plot?.destroy) {
      plot.destroy();
      plot = waiting;
      make();
    }
  }
  dark.addEventListener('change', recolour);
  addEventListener('theme', recolour);
  return {
    node,
    draw(data) {
      last = data;
      if (plot) plot.setData(data);
      else if (!plot && holder.isConnected) { plot = waiting; make(); }
    },
  };
}
