// Live events of the gateway: one connection for the page that is shown. The browser connects again by itself and says
// where it was, so nothing is missed that the gateway still has.

/** Listens to topics (overview, calls, cells, balances); returns how to stop. */
export function listen(topics, heard, lost = () => {}) {
  const source = new EventSource(`/api/v1/events?topics=${topics.join(',')}`);
  source.onmessage = message => heard(JSON.parse(message.data));
  source.onerror = lost;
  return () => source.close();
}
