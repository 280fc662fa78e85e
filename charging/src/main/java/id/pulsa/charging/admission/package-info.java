/** Whether a radio cell carries one more call: the policies, and the measure of the load that they go by. */
@NullMarked
package id.pulsa.charging.admission;

import org.jspecify.annotations.NullMarked;
