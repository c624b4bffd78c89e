/** What the pages say of the site. */
export const nav = [
  { href: '/', label: 'Home' },
  { href: '/about', label: 'About' },
  { href: '/solutions', label: 'Solutions' },
  { href: '/services', label: 'Services' },
  { href: '/contact', label: 'Contact' },
  { href: '/status', label: 'Status' },
];

export const sisters = [
  { href: 'https://joromi.tetrixcorp.com/', label: 'JoRoMi' },
  { href: 'https://code-academy.tetrixcorp.com/', label: 'Code Academy' },
];

export const version = '1.0.0';

/** Names carry a hash, as a build's assets do. */
export const assets = {
  style: '/assets/style.0123456789abcdef.css',
  icon: '/assets/icon-192.0123456789abcdef.png',
  picture: '/assets/og.0123456789abcdef.png',
};
