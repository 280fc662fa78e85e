// Before the first paint, so that a page in the other colours is never seen.
const chosen = localStorage.getItem('theme');
if (chosen) document.documentElement.dataset.theme = chosen;
