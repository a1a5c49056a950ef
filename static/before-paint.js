/*
 * Before the first paint of a prerendered page: that scripts run, the colour scheme that the reader chose, and which
 * verdicts of its story the reader has predicted, so that nothing moves when they are shown.
 */
document.documentElement.dataset.scripts = '';
try {
  var theme = localStorage.getItem('iam-playground.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  var story = location.pathname.split('/').pop().replace('.html', '');
  var guesses = JSON.parse(localStorage.getItem('iam-playground.predictions') || '{}')[story];
  if (Array.isArray(guesses)) {
    var observer = new MutationObserver(function () {
      document.querySelectorAll('[data-story] > li').forEach(function (request, index) {
        if (guesses[index]) request.dataset.revealed = '';
      });
    });
    observer.observe(document.documentElement, { childList: true, subtree: true });
    addEventListener('DOMContentLoaded', function () {
      observer.disconnect();
    });
  }
} catch (error) {
  // Storage may be blocked, or hold something else: the browser's scheme holds, and nothing is predicted.
}
