/** What pulsa.yaml, {@code --set} and the environment say, checked and typed. Uses no other package of the proxy. */
@NullMarked
package id.pulsa.proxy.config;

import org.jspecify.annotations.NullMarked;
