/** The studies of the charging module as reports: what is shown, in which words and with how many digits. */
@NullMarked
package id.pulsa.proxy.study;

import org.jspecify.annotations.NullMarked;
