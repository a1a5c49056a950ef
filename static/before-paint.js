/* Before the first paint of a prerendered page: that scripts run, and the colour scheme that the reader chose. */
document.documentElement.dataset.scripts = '';
try {
  var theme = localStorage.getItem('iam-playground.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Storage may be blocked: the browser's scheme holds.
}
