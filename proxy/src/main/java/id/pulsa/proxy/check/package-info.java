/**
 * What {@code pulsa check} finds beyond what the readers of the configuration files refuse: the schemas that are shipped
 * with them, and what makes no sense together.
 */
@NullMarked
package id.pulsa.proxy.check;

import org.jspecify.annotations.NullMarked;
