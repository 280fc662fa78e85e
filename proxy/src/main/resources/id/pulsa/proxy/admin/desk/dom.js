// Elements are made here and nowhere else, and texts only ever become text nodes: what a caller writes into a SIP header
// cannot become markup.

/** An element: properties "class", "on…" (listeners) and attributes; children are nodes or texts, null is left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** A labelled field of a form. */
export function field(label, name, properties = {}, help = null) {
  const id = `field-${name}`;
  const input = h(properties.options ? 'select' : properties.rows ? 'textarea' : 'input', {
    id, name, autocomplete: 'off', ...without(properties, 'options'), 'aria-describedby': help ? `${id}-help` : null,
  }, ...(properties.options ?? []).map(([value, text]) => h('option', { value, selected: value === properties.value }, text)));
  return h('div', { class: 'field' },
    h('label', { for: id }, label), input, help ? h('small', { id: `${id}-help` }, help) : null);
}

function without(properties, name) {
  const { [name]: left, ...rest } = properties;
  return rest;
}

/** What a form's fields hold; empty ones are left out. */
export function values(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') found[name] = value.trim();
  }
  return found;
}

/** A table: columns are [header, row → node or text, {number: true}, {wrap: true} for long texts, or nothing]. */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, ...columns.map(([header, , how]) =>
        h('th', { scope: 'col', class: how?.number ? 'number' : null }, header)))),
      h('tbody', {}, ...rows.map(row => h('tr', {}, ...columns.map(([, cell, how]) =>
        h('td', { class: how?.number ? 'number' : how?.wrap ? 'wrap' : null }, cell(row) ?? '')))))));
}

/**
 * A table whose rows come, change and go: what is the same stays where it is, with its focus. Columns are
 * [header, row → text, {number, class} or nothing]; the last one may hold a node, made once for each row.
 */
export function liveTable(caption, columns, keyOf, action = null) {
  const body = h('tbody', {});
  const rows = new Map();
  const classes = how => [how?.number ? 'number' : '', how?.class ?? ''].join(' ').trim() || null;
  const headers = action ? [...columns, action] : columns;
  const node = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, ...headers.map(([header, , how]) => h('th', { scope: 'col', class: how?.number ? 'number' : null }, header)))),
      body));
  return {
    node,
    draw(next) {
      const there = new Set();
      for (const row of next) {
        const key = keyOf(row);
        there.add(key);
        let line = rows.get(key);
        if (!line) {
          const cells = columns.map(([, , how]) => h('td', { class: classes(how) }));
          line = { cells, node: h('tr', {}, ...cells, action ? h('td', {}, action[1](row)) : null) };
          rows.set(key, line);
          body.append(line.node);
        }
        columns.forEach(([, text], i) => {
          const wanted = text(row);
          if (line.cells[i].textContent !== wanted) line.cells[i].textContent = wanted;
        });
      }
      for (const [key, line] of rows) {
        if (!there.has(key)) {
          line.node.remove();
          rows.delete(key);
        }
      }
    },
  };
}

/** Pairs of a term and what it says. */
export function terms(pairs) {
  return h('dl', { class: 'terms' }, ...pairs.filter(([, value]) => value !== null && value !== undefined)
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}
