// The control API. A change carries the token of the log-in; a problem document becomes a Problem.

let csrf = null;

/** What the gateway refused, in its own words. */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = document.code ?? 'internal';
    this.document = document;
  }
}

/** Sent to whoever wants to know that the log-in is over. */
export const loggedOut = new EventTarget();

async function send(method, path, body, headers = {}) {
  const options = { method, headers: { ...headers }, credentials: 'same-origin' };
  if (method !== 'GET' && csrf) options.headers['X-CSRF-Token'] = csrf;
  if (body instanceof Blob) options.body = body;
  else if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`/api/v1${path}`, options);
  } catch (e) {
    throw new Problem(0, { code: 'unavailable', detail: 'the gateway does not answer' });
  }
  const text = await response.text();
  const document = text.trim() ? JSON.parse(text) : {};
  if (!response.ok) {
    if (response.status === 401 && path !== '/session') loggedOut.dispatchEvent(new Event('over'));
    throw new Problem(response.status, document);
  }
  return document;
}

export const get = path => send('GET', path);
export const post = (path, body = {}) => send('POST', path, body);
export const put = (path, body) => send('PUT', path, body);
/** A change of what is still as it was read: a 412 says that it is not. */
export const putIf = (path, body, digest) => send('PUT', path, body, { 'If-Match': `"${digest}"` });
export const postIf = (path, body, digest) => send('POST', path, body, { 'If-Match': `"${digest}"` });
export const patch = (path, body) => send('PATCH', path, body);
export const del = path => send('DELETE', path);
/** A file as it is. */
export const upload = (path, file) => send('POST', path, file, { 'Content-Type': file.type || 'text/csv' });

/** A change that is made once, however often it is sent: the key belongs to the form, not to the click. */
export const once = (path, body, key) => send('POST', path, body, { 'Idempotency-Key': key });
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

/** Path segments and parameters, escaped; null and empty parameters are left out. */
export const segment = text => encodeURIComponent(text);
export function query(parameters) {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

/** Who has logged in: null for nobody. */
export async function session() {
  try {
    return remember(await get('/session'));
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

export async function logIn(name, password) {
  return remember(await post('/session', { name, password }));
}

export async function logOut() {
  await del('/session');
  csrf = null;
}

function remember(principal) {
  csrf = principal.csrf_token ?? null;
  return principal;
}

/** The answer to a POST as a file; told how many bytes have come so far. */
export async function download(path, told = () => {}) {
  const response = await fetch(`/api/v1${path}`, { method: 'POST', headers: csrf ? { 'X-CSRF-Token': csrf } : {} });
  if (!response.ok) throw new Problem(response.status, await response.json());
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    told(bytes);
  }
  return new Blob(parts, { type: response.headers.get('Content-Type') ?? '' });
}
