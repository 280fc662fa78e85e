/**
 * What subscribers ask for and are told by message: service numbers, answers to them, notices after calls, each in the
 * language of the subscriber's plan. Texts only: nothing here knows SIP.
 */
@NullMarked
package id.pulsa.proxy.selfcare;

import org.jspecify.annotations.NullMarked;
