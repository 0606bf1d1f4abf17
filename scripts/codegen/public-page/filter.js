const field = document.getElementById('filter');
const none = document.getElementById('none');
const groups = [...document.querySelectorAll('nav details')].map((group) => ({
  group,
  wasOpen: group.open,
  entries: [...group.querySelectorAll('li')],
}));
const find = () => {
  const wanted = field.value.trim().toLowerCase();
  let found = 0;
  for (const { group, wasOpen, entries } of groups) {
    let here = 0;
    for (const entry of entries) {
      entry.hidden = wanted !== '' && !entry.textContent.toLowerCase().includes(wanted);
      if (!entry.hidden) here += 1;
    }
    group.hidden = here === 0;
    group.open = wanted === '' ? wasOpen : here > 0;
    found += here;
  }
  none.hidden = found > 0;
};
field.hidden = false;
field.addEventListener('input', find);
field.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') document.querySelector('nav li:not([hidden]) a')?.click();
  if (key !== 'Escape') return;
  field.value = '';
  find();
  field.blur();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === field) return;
  event.preventDefault();
  field.focus();
});
