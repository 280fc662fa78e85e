import * as api from '../api.js';
import { h, fill } from '../dom.js';
import { t, instant } from '../i18n.js';

/** How the phone of a subscriber is set up: a picture that it reads, or a file. */
export function softphone(context, number) {
  const path = `/subscribers/${api.segment(number)}/softphone`;
  const shown = h('div', { 'aria-live': 'polite' });
  const link = async () => {
    try {
      const made = await api.post(path);
      fill(shown,
        h('img', { class: 'qr', alt: t('softphone.qr', { number }), src: `data:image/svg+xml,${encodeURIComponent(made.qr_svg)}` }),
        h('p', {}, h('code', {}, made.url)),
        h('p', {}, t('softphone.until', { time: instant(made.expires) })),
        h('p', {}, t('softphone.why')));
    } catch (refused) {
      fill(shown, h('p', { class: 'problem', role: 'alert' }, refused.message));
    }
  };
  return h('details', {}, h('summary', {}, t('softphone.title')),
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: link }, t('softphone.link')),
      file('linphone', 'linphone.xml'), file('baresip', 'accounts')), shown);

  function file(format, name) {
    return h('a', { href: `/api/v1${path}?format=${format}`, download: name }, t(`softphone.${format}`));
  }
}
