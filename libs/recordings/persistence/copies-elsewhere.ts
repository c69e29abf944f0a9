/** Which recordings `r` lie verified in another place than the one whose id is the parameter, whoever wrote them. */
export const COPIES_ELSEWHERE = `r.state IN ('stored', 'cleaning', 'cleaned') AND r.location_id <> ?`;
