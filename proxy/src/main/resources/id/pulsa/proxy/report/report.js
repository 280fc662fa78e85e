/* Draws the charts of a report. Without it the numbers stand in their place. */
(function () {
  "use strict";
  var charts = JSON.parse(document.getElementById("charts").textContent);
  var DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [14, 4]];
  var BAR_SPACE = 15;
  var plots = [];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function number(value) {
    return value == null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 6 });
  }

  function font(size) {
    return size + "px " + getComputedStyle(document.body).fontFamily;
  }

  function axis(label, more) {
    return Object.assign({
      label: label, labelSize: 26, labelFont: font(13), font: font(12),
      stroke: colour("ink"), grid: { stroke: colour("grid"), width: 1 }, ticks: { stroke: colour("line"), width: 1 }
    }, more);
  }

  /** Names stand upright; the axis is as high as the longest of them. */
  function nameAxis(chart) {
    var longest = Math.max.apply(null, chart.names.map(function (name) { return name.length; }));
    return axis(chart.xLabel, {
      rotate: -90, size: 20 + 7 * longest, gap: 4, grid: { show: false },
      splits: function () { return chart.x; },
      values: function () { return chart.names; }
    });
  }

  function seriesColour(chart, i) {
    var bars = chart.kind === "bars";
    return colour(bars && i === 0 ? "back" : "s" + (bars ? i : i % 6 + 1));
  }

  function series(chart, one, i) {
    var bars = chart.kind === "bars";
    var stroke = seriesColour(chart, i);
    var made = {
      label: one.label, stroke: stroke, width: bars ? 0 : 2, points: { show: false },
      value: function (u, value) { return number(value); }
    };
    if (bars) {
      made.fill = stroke;
      made.paths = uPlot.paths.bars({ size: [0.82 / (i * 0.9 + 1), 40 / (i * 0.9 + 1)], align: 0 });
    } else {
      made.dash = DASHES[i % DASHES.length];
      made.paths = chart.kind === "steps" ? uPlot.paths.stepped({ align: 1 }) : undefined;
    }
    return made;
  }

  /** What a line looks like, as the background of its marker in the legend. */
  function pattern(chart, i) {
    var dash = DASHES[i % DASHES.length], at = 0, stops = [];
    (dash.length ? dash : [1, 0]).forEach(function (length, part) {
      var shade = part % 2 ? "transparent" : seriesColour(chart, i);
      stops.push(shade + " " + at + "px", shade + " " + (at += length) + "px");
    });
    return "repeating-linear-gradient(90deg, " + stops.join(", ") + ") 0 50% / 100% 3px no-repeat";
  }

  function drawMarks(chart) {
    return function (u) {
      var context = u.ctx, scale = uPlot.pxRatio, box = u.bbox;
      context.save();
      context.font = font(12 * scale);
      context.textAlign = "left";
      context.textBaseline = "alphabetic";
      context.fillStyle = context.strokeStyle = colour("ink");
      context.lineWidth = scale;
      chart.marks.forEach(function (mark) {
        var x = mark.x == null ? null : u.valToPos(mark.x, "x", true);
        var y = mark.y == null ? null : u.valToPos(mark.y, "y", true);
        context.beginPath();
        if (x != null && y != null) {
          context.arc(x, y, 4 * scale, 0, 2 * Math.PI);
          context.fill();
        } else {
          context.setLineDash([4 * scale, 4 * scale]);
          context.moveTo(x == null ? box.left : x, y == null ? box.top : y);
          context.lineTo(x == null ? box.left + box.width : x, y == null ? box.top + box.height : y);
          context.stroke();
          context.setLineDash([]);
        }
        var width = context.measureText(mark.label).width;
        var left = x == null ? box.left + box.width - width - 6 * scale : x + 8 * scale;
        if (left + width > box.left + box.width) { left = Math.max(box.left, (x == null ? left : x - width - 8 * scale)); }
        var base = y == null ? box.top + 14 * scale : y - 8 * scale;
        context.lineWidth = 4 * scale;
        context.strokeStyle = colour("paper");
        context.strokeText(mark.label, left, base);
        context.fillText(mark.label, left, base);
        context.lineWidth = scale;
        context.strokeStyle = colour("ink");
      });
      context.restore();
    };
  }

  function size(chart, place) {
    var frame = place.parentNode.clientWidth;
    var bars = chart.kind === "bars";
    var width = bars ? Math.max(frame, chart.x.length * BAR_SPACE + 80) : frame;
    return { width: width, height: Math.round(Math.min(bars ? 520 : 400, Math.max(bars ? 440 : 340, width * 0.5))) };
  }

  function draw(chart, place) {
    var bars = chart.kind === "bars";
    var last = chart.x.length - 1;
    place.textContent = "";
    return new uPlot(Object.assign(size(chart, place), {
      scales: {
        x: { time: false, range: bars ? [-0.7, last + 0.7] : undefined },
        y: { range: function (u, low, high) {
          chart.marks.forEach(function (mark) {
            if (mark.y != null) { low = Math.min(low, mark.y); high = Math.max(high, mark.y); }
          });
          return low >= 0 ? [0, (high || 1) * 1.08] : uPlot.rangeNum(low, high, 0.08, true);
        } }
      },
      axes: [bars ? nameAxis(chart) : axis(chart.xLabel), axis(chart.yLabel, { size: 60 })],
      series: [{
        label: chart.xLabel,
        value: function (u, value) { return value == null ? "–" : bars ? chart.names[value] : number(value); }
      }].concat(chart.series.map(function (one, i) { return series(chart, one, i); })),
      cursor: { y: false, drag: { x: false, y: false } },
      legend: { markers: {
        width: 0,
        fill: function (u, i) { return i === 0 ? "transparent" : bars ? seriesColour(chart, i - 1) : pattern(chart, i - 1); }
      } },
      pxAlign: bars ? 1 : 0,
      hooks: { draw: [drawMarks(chart)] }
    }), [chart.x].concat(chart.series.map(function (one) { return one.values; })), place);
  }

  function drawAll() {
    plots.forEach(function (plot) { plot.destroy(); });
    plots = charts.map(function (chart, i) { return draw(chart, document.getElementById("plot-" + i)); });
  }

  drawAll();
  document.querySelectorAll("details.data").forEach(function (details) { details.open = false; });
  var waiting = 0;
  window.addEventListener("resize", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      plots.forEach(function (plot, i) { plot.setSize(size(charts[i], document.getElementById("plot-" + i))); });
    }, 100);
  });
  // Paper is white by night too.
  [["beforeprint", true], ["afterprint", false]].forEach(function (event) {
    window.addEventListener(event[0], function () {
      document.documentElement.classList.toggle("print", event[1]);
      drawAll();
    });
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
