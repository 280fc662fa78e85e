import { h } from './dom.js';

/* global uPlot */
let loading = null;
function library() {
  loading ??= new Promise((done, failed) => document.head.append(
    h('script', { src: 'desk/uPlot.iife.min.js', onload: done, onerror: failed })));
  return loading;
}

const COLOURS = ['--line-1', '--line-2', '--line-3'];

/** A chart over time: node, and draw([[seconds…], [values…], …]). */
export function chart(title, series) {
  const holder = h('div', { class: 'chart', role: 'img', 'aria-label': title });
  const node = h('figure', {}, h('figcaption', {}, title), holder);
  let plot = null;
  let last = null;
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = () => ({ stroke: style('--ink-soft'), grid: { stroke: style('--edge'), width: 1 }, ticks: { stroke: style('--edge'), width: 1 } });
  async function make() {
    await library();
    plot = new uPlot({
      width: holder.clientWidth || 300, height: 180, legend: { show: series.length > 1 }, cursor: { show: false },
      scales: { y: { range: (u, low, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [axis(), { ...axis(), size: 55 }],
      series: [{}, ...series.map((label, i) => ({ label, stroke: style(COLOURS[i]), width: 2, spanGaps: true }))],
    }, last, holder);
    new ResizeObserver(() => plot.setSize({ width: holder.clientWidth, height: 180 })).observe(holder);
  }
  return {
    node,
    draw(data) {
      last = data;
      if (plot) plot.setData(data);
      else if (!plot && holder.isConnected) { plot = { setData: next => { last = next; } }; make(); }
    },
  };
}
