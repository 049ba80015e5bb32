// Before the first paint: theme and type size as they were chosen last time, so that the page does not flash.
;(function () {
  try {
    var p = JSON.parse(localStorage.getItem('jieban.preferences') || '{}')
    var dark = p.theme === 'dark' || (p.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    document.documentElement.classList.toggle('dark', dark)
    document.documentElement.classList.toggle('large', p.largeType === true)
    if (p.locale) document.documentElement.lang = p.locale
  } catch {
    /* storage is closed: the defaults hold */
  }
})()
