import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** The accent: water in a harbour, from foam to depth. */
const harbour: MantineColorsTuple = [
  '#ecf7f8',
  '#d6ecef',
  '#abd9df',
  '#7cc4cd',
  '#55b1bd',
  '#3498a6',
  '#1f7f8e',
  '#136977',
  '#0e5562',
  '#0a414c',
]

/** Greys with a tint of the accent, for borders and secondary text. */
const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#eff3f5',
  '#e2e8ec',
  '#d0d9df',
  '#b3c0c8',
  '#8797a2',
  '#556672',
  '#42525d',
  '#2b3942',
  '#17232b',
]

/** From text (0) to the page's background (7) in the dark scheme. */
const dark: MantineColorsTuple = [
  '#dde6eb',
  '#bccad2',
  '#94a7b2',
  '#6c818d',
  '#344853',
  '#263842',
  '#18272f',
  '#101c23',
  '#0b151a',
  '#070e12',
]

/**
 * Text on a filled background depends on the scheme: the accent is dark in the light scheme and light in the dark one.
 */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors
}

/** Sizes, colours and defaults of the whole application. */
export const theme = createTheme({
  colors: { harbour, gray, dark },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 4 },
  black: '#17232b',
  autoContrast: true,
  luminanceThreshold: 0.32,
  variantColorResolver: variantColors,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { styles: { root: { flexShrink: 0 } } },
    SegmentedControl: { styles: { root: { flexWrap: 'wrap', maxWidth: '100%' } } },
  },
})

/**
 * The variables of the components' style sheets, for each scheme. `--tone-*` are the colours of tones; text on `-soft`
 * backgrounds has a contrast of at least 4.5 to 1.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f8f9',
    '--mantine-color-dimmed': '#52636f',
    '--mantine-color-placeholder': '#667783',
    '--mantine-color-error': '#a9321f',
    '--surface': '#ffffff',
    '--surface-sunken': '#f1f5f6',
    '--line': '#d9e1e6',
    '--line-strong': '#8797a2',
    '--accent': '#136977',
    '--accent-soft': '#e4f2f4',
    '--tone-good': '#1c6b44',
    '--tone-good-soft': '#e6f4ec',
    '--tone-error': '#a9321f',
    '--tone-error-soft': '#fcebe8',
    '--tone-warning': '#80540a',
    '--tone-warning-soft': '#fcf3df',
    '--tone-info': '#136977',
    '--tone-info-soft': '#e4f2f4',
    '--rail': '#0c2f38',
    '--rail-text': '#bfd5da',
    '--rail-strong': '#ffffff',
    '--rail-active': '#1a4a56',
  },
  dark: {
    '--mantine-color-body': '#101c23',
    '--mantine-color-dimmed': '#9db0ba',
    '--mantine-color-placeholder': '#7f95a1',
    '--mantine-color-error': '#ff9d8c',
    '--surface': '#16252d',
    '--surface-sunken': '#0f1a21',
    '--line': '#2a3d48',
    '--line-strong': '#6c818d',
    '--accent': '#7cc4cd',
    '--accent-soft': '#173740',
    '--tone-good': '#7fd3a4',
    '--tone-good-soft': '#14352a',
    '--tone-error': '#ff9d8c',
    '--tone-error-soft': '#3d211e',
    '--tone-warning': '#eec06c',
    '--tone-warning-soft': '#37301a',
    '--tone-info': '#7cc4cd',
    '--tone-info-soft': '#173740',
    '--rail': '#0a141a',
    '--rail-text': '#a9bec6',
    '--rail-strong': '#ffffff',
    '--rail-active': '#173740',
  },
})
