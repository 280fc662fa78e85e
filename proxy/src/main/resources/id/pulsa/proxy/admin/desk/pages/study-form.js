import * as api from '../api.js';
import { h, fill, field } from '../dom.js';
import { t } from '../i18n.js';

// Offered to be compared: regime, and whether it is chosen at first. The first chosen one is what others are compared with.
const OFFERED = [
  ['channels+flat', true], ['channels+step', true], ['channels+closed-loop', true], ['channels+optimal', false],
  ['preblocking+flat', false], ['guard:2+flat', false], ['configured', false],
];
const TEXTS = ['day', 'holding_time', 'handovers', 'time', 'warm_up', 'plan', 'to'];
const WHOLE = ['replications', 'seed'];

/** The form for a new study; started(run) is told what came of it. */
export async function studyForm(context, started) {
  const { plans } = await api.get('/tariffs');
  let key = api.newKey();
  const problem = h('p', { class: 'problem', role: 'alert' });
  const compared = compareFields();
  const simulated = simulateFields();
  const kind = field(t('study.kind'), 'kind', {
    options: [['compare', t('study.kind.compare')], ['simulate', t('study.kind.simulate')]],
    onchange: event => choose(event.target.value),
  }, t('study.kind.help'));
  function choose(value) {
    compared.hidden = compared.disabled = value !== 'compare';
    simulated.hidden = simulated.disabled = value !== 'simulate';
  }
  choose('compare');
  const form = h('form', {
    class: 'wide', novalidate: true,
    // Other values are another request, which wants a key of its own.
    oninput: () => { key = api.newKey(); },
    onsubmit: async event => {
      event.preventDefault();
      clear(form, problem);
      try {
        started(await api.once('/study/runs', await body(form), key));
      } catch (refused) {
        say(form, problem, refused);
      }
    },
  }, h('div', { class: 'fields' }, kind, compared, simulated, ...runFields(), ...callerFields(plans)),
  problem, h('button', { type: 'submit', class: 'primary' }, t('study.start')));
  return h('details', { open: true }, h('summary', {}, t('study.new')), form);
}

function compareFields() {
  return h('fieldset', { class: 'field' }, h('legend', {}, t('study.regimes')),
    h('div', { class: 'choices' }, ...OFFERED.map(([regime, chosen]) => h('label', {},
      h('input', { type: 'checkbox', name: 'regimes', value: regime, checked: chosen }), regime))),
    field(t('study.more'), 'more', { placeholder: 'guard:4+closed-loop' }, t('study.regimes.help')));
}

function simulateFields() {
  return h('fieldset', { class: 'field' }, h('legend', {}, t('study.regime')),
    field(t('study.regime.of'), 'regime', { value: 'configured', list: 'study-regimes' }, t('study.regime.help')),
    h('datalist', { id: 'study-regimes' }, ...OFFERED.map(([regime]) => h('option', { value: regime }))));
}

function runFields() {
  return [
    field(t('study.day'), 'day', { value: 'typical', options: [['typical', t('study.day.typical')], ['flat', t('study.day.flat')]] }, t('study.day.help')),
    field(t('study.time'), 'time', { value: '24h' }, t('study.time.help')),
    field(t('study.warm_up'), 'warm_up', { value: '2h' }, t('study.warm_up.help')),
    field(t('study.replications'), 'replications', { type: 'number', min: '1', max: '1000', step: '1', value: '10' }, t('study.replications.help')),
    field(t('study.seed'), 'seed', { type: 'number', step: '1', value: '1' }, t('study.seed.help')),
  ];
}

function callerFields(plans) {
  const plan = plans.some(one => one.name === 'normal') ? 'normal' : plans[0]?.name;
  return [
    field(t('study.holding_time'), 'holding_time', { placeholder: '246s' }, t('study.holding_time.help')),
    field(t('study.handovers'), 'handovers', { value: '0', inputmode: 'decimal' }, t('study.handovers.help')),
    field(t('study.plan'), 'plan', { value: plan, options: plans.map(one => [one.name, one.name]) }, t('study.plan.help')),
    field(t('study.to'), 'to', { value: '1000', inputmode: 'tel' }, t('study.to.help')),
    field(t('study.loads'), 'loads', { type: 'file', accept: '.csv,text/csv' }, t('study.loads.help')),
  ];
}

/** What the form says, as the API takes it; whatever is empty is left to the gateway. */
async function body(form) {
  const data = new FormData(form);
  const text = name => String(data.get(name) ?? '').trim();
  const request = { kind: text('kind') };
  if (request.kind === 'compare') {
    const more = text('more').split(/[\s,]+/).filter(regime => regime !== '');
    request.regimes = [...data.getAll('regimes'), ...more];
  } else if (text('regime')) {
    request.regime = text('regime');
  }
  for (const name of TEXTS) if (text(name)) request[name] = text(name);
  // What is no whole number goes as it is: the gateway says what it expects.
  for (const name of WHOLE) if (text(name)) request[name] = /^-?\d{1,15}$/.test(text(name)) ? Number(text(name)) : text(name);
  const loads = data.get('loads');
  if (loads && loads.size > 0) request.loads = await loads.text();
  return request;
}

function clear(form, problem) {
  fill(problem);
  form.querySelectorAll('.field > .problem').forEach(line => line.remove());
  form.querySelectorAll('[aria-invalid]').forEach(input => {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-errormessage');
  });
}

/** Says what was refused at its field, when it is one, else below the form. */
function say(form, problem, refused) {
  const input = refused.document?.field ? form.querySelector(`[name="${refused.document.field}"]:enabled`) : null;
  if (!input) {
    fill(problem, refused.message);
    return;
  }
  const id = `problem-${input.name}`;
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-errormessage', id);
  input.closest('.field').append(h('small', { class: 'problem', role: 'alert', id }, refused.message));
  input.focus();
}
