/**
 * Reports: tables and charts of results, as CSV files, as JSON and as one HTML page that needs no network. Knows nothing of
 * what is reported. A chart is a view of a table, so that whoever cannot see it reads the same numbers.
 */
@NullMarked
package id.pulsa.proxy.report;

import org.jspecify.annotations.NullMarked;
