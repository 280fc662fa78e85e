import * as api from '../api.js';
import { h, fill, field, values } from '../dom.js';
import * as i18n from '../i18n.js';
import { t } from '../i18n.js';

function card(body, title, ...children) {
  document.title = `${title} – Pulsa`;
  fill(body, h('main', { class: 'card' },
    h('img', { src: 'desk/icon.svg', alt: '', width: 48, height: 48 }), h('h1', {}, title), ...children));
  body.querySelector('input')?.focus();
}

/** Answers with who has logged in. */
export function showLogIn(body) {
  return new Promise(done => {
    const draw = () => {
      const problem = h('p', { class: 'problem', role: 'alert' });
      const form = h('form', {
        onsubmit: async event => {
          event.preventDefault();
          const { name = '', password = '' } = values(form);
          try {
            done(await api.logIn(name, password));
          } catch (refused) {
            fill(problem, refused.status === 401 ? t('login.wrong') : refused.status === 429 ? t('login.often') : refused.message);
            form.elements.password.select();
          }
        },
      },
      field(t('login.name'), 'name', { required: true, autocomplete: 'username' }),
      field(t('login.password'), 'password', { required: true, type: 'password', autocomplete: 'current-password' }),
      problem, h('button', { type: 'submit', class: 'primary' }, t('login.do')));
      const languages = h('p', { class: 'languages' }, ...Object.entries(i18n.LANGUAGES).map(([code, name]) =>
        h('button', {
          type: 'button', class: 'plain', lang: code, 'aria-pressed': String(code === i18n.current()),
          onclick: async () => { await i18n.choose(code); draw(); },
        }, name)));
      card(body, t('login.title'), form, languages);
    };
    draw();
  });
}

/** Answers with who has chosen a password. */
export function showNewPassword(body, principal) {
  return new Promise(done => {
    const problem = h('p', { class: 'problem', role: 'alert' });
    const form = h('form', {
      onsubmit: async event => {
        event.preventDefault();
        const { password = '', next = '', again = '' } = values(form);
        if (next !== again) {
          fill(problem, t('password.differs'));
          return;
        }
        try {
          await api.post('/session/password', { password, new_password: next });
          done({ ...principal, ...await api.session() });
        } catch (refused) {
          fill(problem, refused.message);
        }
      },
    },
    h('p', {}, t('password.why')),
    field(t('password.now'), 'password', { required: true, type: 'password', autocomplete: 'current-password' }),
    field(t('password.next'), 'next', { required: true, type: 'password', autocomplete: 'new-password', minlength: 10 }, t('password.help')),
    field(t('password.again'), 'again', { required: true, type: 'password', autocomplete: 'new-password' }),
    problem, h('button', { type: 'submit', class: 'primary' }, t('password.do')));
    card(body, t('password.title'), form);
  });
}
