/**
 * Advice of charge as a message body (3GPP TS 24.647, media type {@code application/vnd.etsi.aoc+xml}), for phones that
 * ask for it: who accepts it, the documents, and how they stand beside a session description. When and to whom it is
 * sent is for the calls to say.
 *
 * <p>Of TS 24.647 (Release 17) are used: AOC-S, the tariff when a call is set up and when it changes (§4.2.2, annex
 * C.2), with the charged items basic communication and communication set-up; AOC-E, the charge when the call ends (§4.4),
 * in the forms of recorded charges that annex C.3.2 lists; the media type of §5.1; the XML schema of annex D.1, which says
 * that special-arrangement, special-code and billing-id do not apply (TS 32.280): none of them is written. AOC-D,
 * charging units, and the extensions of annex D.2 are not used.
 *
 * <p>Of the schema's text only the beginning (aocType, aoc-sType) and the types that annex D.2 refers to could be read.
 * The names and the order of what stands inside charged-items, price-time and recorded-charges are those that another
 * implementation sends (Asterisk, res_pjsip_aoc) and that annex C gives in words; they have not been checked against the
 * schema itself. For the same reason the element granularity is left out, whose place could not be established. The
 * procedures of §4.5 to §4.7 could not be read either: that AOC-S travels in responses to INVITE and in INFO, and AOC-E in
 * BYE and its answer, is what that implementation does too.
 */
@NullMarked
package id.pulsa.proxy.aoc;

import org.jspecify.annotations.NullMarked;
