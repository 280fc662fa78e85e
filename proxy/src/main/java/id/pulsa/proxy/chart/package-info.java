/** Charts as pictures: drawn without fonts or a screen, so that they look the same everywhere. Knows nothing of tariffs. */
@NullMarked
package id.pulsa.proxy.chart;

import org.jspecify.annotations.NullMarked;
