"""What stands where a video should be: failed work, nothing, something that nobody can read."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

FAILED: Final[Lexicon] = {
    "zh": "失败 | 出错 | 异常 | 崩溃",
    "ko": """
        실패 | 오류
        문제가 (발생 | 생)
    """,
    "ja": """
        失敗 | エラー
        側で … 問題 | 問題が(発生 | 起き)
    """,
    "es": """
        falló | ha fallado | han fallado | error al | se ha producido un error | ocurrió un error
        error (desconocido | inesperado | interno)
        no se (pudo | ha podido | pudieron) (generar | crear | completar | procesar | obtener)
        ha ocurrido un error
        (tuvo | hubo | encontró) un problema
    """,
    "ru": """
        не удалось | сбой | ошибк | не (смог | смогла | смогли)␣
        не удалось | сбой | ошибк
        возникла проблема | проблем(а | ы) на стороне
    """,
    "de": """
        fehlgeschlagen | fehler | gescheitert | schiefgelaufen
        (konnte | konnten) nicht (erstellt | erzeugt | generiert | verarbeitet | abgerufen)
        problem (aufgetreten | festgestellt)
    """,
    "fr": """
        échoué | échec | erreur
        impossible de (générer | créer | traiter | terminer | récupérer)
        problème est survenu
        (a eu | a rencontré) un problème
    """,
    "pt": """
        falhou | falha | erro ao | ocorreu um erro | erro (desconhecido | inesperado | no | na)
        não foi possível (gerar | criar | processar | concluir | obter)
        (teve | encontrou | houve) um problema
    """,
    "vi": """
        thất bại | lỗi | không thành công
        không thể (tạo | xử lý | hoàn thành)
        không (mở | tải | kết nối) được | gặp (sự cố | vấn đề)
    """,
    "it": """
        errore | non riuscit | fallit
        (impossibile | non è stato possibile) (generare | creare | completare | elaborare)
        un problema con
    """,
    "tr": """
        başarısız | hata oluştu
        (oluşturulamadı | üretilemedi | tamamlanamadı | alınamadı | işlenemedi)
        (servis | sunucu | bağlantı | sistem) hatası | sorun (oluştu | yaşandı)
    """,
    "pl": """
        błąd | nie powiodł
        nie (udało się | można) (teraz wygenerować | wygenerować | utworzyć | przetworzyć | pobrać)
    """,
    "id": """
        gagal
        tidak (dapat | bisa) (membuat | memproses | menyelesaikan)
        kesalahan (layanan | server | sistem) | (terjadi | mengalami) (masalah | gangguan | kesalahan)
    """,
    "th": "ไม่สำเร็จ | ล้มเหลว | ผิดพลาด",
    "ar": """
        فشل | خطأ
        تعذّر | تعذر
        مشكلة
    """,
    "nl": "mislukt | fout opgetreden",
    "uk": "не вдалося | помилк",
    "hi": "विफल | त्रुटि",
    "cs": "selhal | chyba",
    "sv": "misslyck | ett fel",
    "nb": "mislyk | feilet | en feil",
    "da": "mislyk | en fejl",
    "fi": "epäonnistu | virhe",
    "he": "נכשל | שגיאה",
    "hu": "sikertelen | hiba",
    "ro": "eșuat | eroare",
    "el": "απέτυχ | σφάλμα",
}
"""Something failed, and no more is said; English has many ways, which stand where they are looked for."""

NOTHING_BACK: Final[Lexicon] = {
    "en": """
        missing (video | output | result | download | media)(url | ␣url | _url | ␣uri | _uri | ␣link)
        (did not | didn't) confirm
        (video | output | result | download | media)(␣url | _url | ␣uri | _uri | ␣link) …
            (missing | absent | empty | undefined | null)
        (video | output | result | video file | output file) is (empty | corrupt) | downloaded
        (unknown | unexpected | invalid) (status | state | task status | task state | job status | job state)
        (got | unexpected | received) html | non-video | (content-type | content-length) is | moov atom
        response … (did not | does not | didn't | doesn't) match
        mp4 header | file size (0 | is 0) | (file | generated) (could not | cannot) be
        syntaxerror | unterminated | parsing
        (video | clip | image | output) file is (0 bytes | zero bytes | blank | missing)
        (sent | gave | returned) (an | a) … (unreadable | illegible | blank) (response | reply | answer)
        (outcome | result) (is | was) unknown
        (element | button | selector | textarea | dialog | popup) (not found | never appeared |
            did not appear | didn't appear | was not found | not visible | is missing)
    """,
    "zh": """
        (返回 | 响应 | 应答) …
            (为空 | 空的 | 空内容 | 缺失 | 缺少 | 不完整 | 无效 | 不包含 | 没有包含 | 异常 | 不是有效 |
             不符合预期)
        (仍未 | 尚未 | 还未 | 还没有 | 仍没有)(完成 | 返回 | 结束 | 生成)
        没有返回 | 未返回 | 没返回 | 未获取到 | 没有获取到 | 未能获取
        (没有收到 | 未收到 | 没收到) … (视频 | 图片 | 结果 | 响应 | 链接 | 任务id)
        (下载的 | 生成的)(视频 | 文件 | 图片) … (为空 | 损坏 | 过小)
    """,
    "ko": """
        (응답 | 결과 | 반환) … (비어 | 없습니다 | 누락 | 잘못된 형식 | 올바르지 | 파싱)
        반환되지 않 | 반환하지 않 | (url | 링크 | 결과 | 응답 | id) … 받지 못
    """,
    "ja": """
        (レスポンス | 応答 | 結果) … (空です | 空でした | 含まれていません | 不正 | 解析でき | 返されません)
        が返されませんでした | を返しませんでした | (url | リンク | 動画 | 結果)(が | を)取得できません
        (回答 | 応答 | 返答 | レスポンス)が(返りません | 得られません | 返ってきません)
    """,
    "es": """
        (respuesta | resultado) … (vací | no contiene | inválid | no válid | incomplet)
        no (devolvió | confirmó | respondió) | no generó ningún
        (ningún | ninguna) … (devuelt | recibid | generad) | no se (recibió | devolvió | obtuvo)
    """,
    "ru": """
        (ответ | результат) … (пуст | не содержит | некоррект | неверн | неполн)
        не (вернул | верн) | ответ … (неизвестного | непонятного | неверного | неожиданного) формата
        не получен(␣ | о␣ | а␣ | ы␣) … (видео | ссылк | ответ | результат | id)
    """,
    "de": """
        (antwort | ergebnis) … (leer | enthält kein | ungültig | unvollständig)
        antwort … (unbekanntem | falschem | unerwartetem) format
        keine antwort | (lieferte | ergab) kein
        kein(␣ | e␣ | en␣) … (erhalten | zurückgegeben | zurückgeliefert | empfangen)
    """,
    "fr": """
        (réponse | résultat) … (vide | ne contient | invalide | incompl)
        n'a (rien | pas) (renvoyé | retourné) | n'a (renvoyé | retourné | généré | produit) aucun
        (aucun | aucune) … (renvoyé | retourné | reçu | généré | produit)
    """,
    "pt": """
        (resposta | resultado) … (vazi | não contém | inválid | incomplet)
        não (retornou | devolveu | confirmou | respondeu | gerou nenhum)
        (nenhum | nenhuma) … (retornad | devolvid | recebid | gerad)
        resposta … ilegível
    """,
    "vi": """
        (phản hồi | kết quả) … (trống | rỗng | không hợp lệ | không chứa)
        không trả về | không (thể lấy | lấy được | nhận được)
    """,
    "it": """
        (risposta | risultato) … (vuot | non contiene | non valid | incomplet | illeggibil) |
            nessuna risposta
    """,
    "tr": "(yanıt | cevap | sonuç) … (boş | geçersiz | alınamadı | içermiyor)",
    "pl": "(odpowiedź | wynik) … (pust | nieprawidłow | niekompletn | nie zawiera)",
    "id": "(respons | tanggapan | jawaban | hasil) … (kosong | tidak valid | tidak lengkap)",
    "uk": "(відповідь | результат) … (порожн | не містить | неповн | некоректн)",
    "ar": "(رد | ردًا | استجابة | ردا) … (فارغ | غير مقروء | غير صالح)",
}
"""Something came back, and what was wanted is not in it; more of English stands where it is looked for."""

EMPTY_HANDED: Final[Lexicon] = {
    "en": """
        (completed | succeeded | finished | done | success) …
            (but no | but without | but the response is | but returned no | but had no | but has no |
             but is missing | without a video | without video | without output | without a result |
             without any)
        downloaded (video | file | image | content | result) … (empty | too small | corrupt | invalid |
            0 bytes)
        no downloadable
        (video | job | task | generation | prediction) has no (content | output | outputs | result)
        too small, (probably | likely) | not a valid (video | mp4)
        (html | a page | a web page | text) … instead of (json | an image | a video)
        (output | rendered | generated | resulting | returned) (video | clip | file | image |
            audio) … (invalid | too short |
            zero | corrupt | unsupported | missing | broken | 0s | 0 frames | truncated | unplayable)
        (rendered | generated) (video | clip) (is | was) (empty | black | blank)
        model returned (an unsupported | a wrong | an unexpected | garbage | nothing | no | an empty)
        (result | final | generated | rendered | resulting | returned) (file | video | clip | image |
            stream) … (too large | too big | too small | too long | too short | not playable | wrong)
        (worker | upstream | provider | vendor | engine) (response | reply | answer) (is missing | missing |
            lacks | has no | had no | is empty | was empty | malformed | is malformed | unreadable)
        (missing | lacks) … (in | from) (upstream | worker | vendor | provider | the upstream | the worker |
            the vendor | the provider) (response | reply | answer | payload)
        (model | provider | upstream) (returned | delivered | produced) (a | an) … (damaged | corrupt |
            broken | unreadable)
    """,
    "zh": """
        (完成 | 成功 | done | completed | succeeded | success) … (但 | 却 | 可是) …
            (缺少 | 没有 | 未返回 | 未获取 | 未找到 | 找不到 | 为空 | 无法获取)
        (而不是 | 而非) … json
        (生成的 | 结果 | 返回的 | 下载的 | 成片 | 生成结果)(视频 | 文件 | 图片 | 时长 | 数据) …
            (过短 | 过大 | 过小 | 不足 | 为0 | 缺少 | 为空 | 异常 | 损坏 | 不完整 | 失败)
        返回参数(缺少 | 缺失 | 不全 | 异常)
    """,
    "ko": """
        (완료 | 성공 | completed | succeeded) … 지만 … (없 | 비어 | 찾을 수)
        (생성된 | 결과 | 출력된) (영상 | 비디오 | 파일 | 이미지) … (짧 | 크 | 손상 | 비어 | 깨)
    """,
    "ja": """
        (完了 | 成功 | completed | succeeded) … が … (ありません | 空です | 見つかりません |
            含まれていません)
        (生成された | 出力された | 結果の)(動画 | ファイル | 画像) … (短 | 大き | 破損 | 空 | 壊れ)
    """,
    "es": """
        (completad | terminad | éxito | completed | succeeded) … pero … (no | sin | falta)
        (vídeo | video | archivo | imagen) (generad | resultante | de salida) … (demasiado | vací | dañad |
            corrupt)
        (modelo | proveedor) no (devolvió | ha devuelto | generó) (ning | nada | una respuesta)
        (modelo | proveedor) (devolvió | ha devuelto | generó | entregó) … (dañad | corrupt | inválid |
            vací | ilegible)
    """,
    "ru": """
        (заверш | готов | успешн | выполнен | completed | succeeded) … но … (нет | без | не | отсутств)
        (сгенерирован | готов | полученн) … (видео | файл | ролик) … (слишком | пуст | повреж)
    """,
    "de": """
        (fertig | abgeschlossen | erfolgreich | completed | succeeded) … aber … (kein | ohne | fehlt)
        (erzeugte | generierte | fertige) (video | datei | clip | bild) … (zu kurz | zu groß | leer |
            beschädigt)
        (modell | anbieter) hat (kein | keine | nichts) … (geliefert | zurückgegeben | ergeben)
        (modell | anbieter) (lieferte | gab) … (beschädigt | leer | unlesbar | defekt) | (erzeugte |
            generierte) … (datei | bild | video) … (beschädigt | leer | unlesbar | defekt)
    """,
    "fr": """
        (terminé | réussi | achevé | completed | succeeded) … mais … (aucun | sans | pas | manque)
        (vidéo | fichier | image) (généré | générée | de sortie | obtenu) … (trop | vide | corrompu |
            endommag)
        (modèle | fournisseur) n'a (renvoyé | retourné | produit) aucun
        (modèle | fournisseur) a (renvoyé | retourné | produit | livré) … (endommagé | corrompu | invalide |
            vide | illisible) | (vidéo | fichier | image) généré … (illisible | corrompu | endommagé | vide)
    """,
    "pt": """
        (concluíd | terminad | sucesso | completed | succeeded) … mas … (não | sem | nenhum | falta)
        (vídeo | arquivo | imagem) (gerad | resultante | de saída) … (muito | vazi | corromp | danific)
        (modelo | provedor) não (retornou | devolveu | gerou) (nenhum | nada)
        (modelo | provedor) (devolveu | retornou | gerou | entregou) … (danificad | corrompid | inválid |
            vazi | ilegível)
    """,
    "vi": """
        (hoàn thành | hoàn tất | thành công | completed | succeeded) … nhưng … (không | thiếu | trống)
        (video | tệp | hình ảnh) (đã tạo | kết quả | đầu ra) … (quá | trống | hỏng | lỗi)
    """,
}
"""It is done, they say, and hand over nothing."""

UNREADABLE: Final[Lexicon] = {
    "en": """
        (invalid | malformed) … (response: | response from)
        missing … (in response | from response | in the response | from the response)
        (unsupported | unexpected | wrong) content type … (response | answer | html)
        (server | service | upstream | provider) (response | answer | reply) (is not in | was not in |
            could not be read | cannot be read | could not be parsed | cannot be parsed | has a wrong)
        (response | answer | reply) (format | body) (is wrong | is invalid | is incorrect | mismatch |
            changed)
    """,
    "zh": """
        返回格式 | (响应 | 返回数据 | 返回结果 | 返回内容 | 返回值 | 返回的数据 | 返回的内容 | 返回的结果) …
            (格式错误 | 格式不正确 | 格式异常 | 无法解析 | 解析失败 | 解析错误 | 不是有效 | 格式有误)
        (服务器 | 服务端 | 接口 | 上游 | 对方)返回 … (格式错误 | 格式不正确 | 格式异常 | 无法解析 | 不是json)
    """,
    "ko": "응답 형식 | (서버 | 응답)(의 | ␣) … (형식이 올바르지 | 형식이 잘못 | 해석할 수 없 | 파싱)",
    "ja": "レスポンスの形式 | (サーバー | サーバ)の(応答 | 返答) … (形式が | 解析 | 読み取れ | 不正)",
    "es": """
        (respuesta | datos) del (servidor | servicio | proveedor) … (formato | inválid | no se puede leer)
    """,
    "ru": "(ответ | данные) (сервера | сервиса | поставщика) … (формат | некоррект | не удалось разобрать)",
    "de": "(antwort | daten) des (servers | dienstes | anbieters) … (format | ungültig | nicht lesbar)",
    "fr": "(réponse | données) du (serveur | service | fournisseur) … (format | invalide | illisible)",
    "pt": "(resposta | dados) do (servidor | serviço | fornecedor) … (formato | inválid | ilegível)",
    "vi": "(phản hồi | dữ liệu) (từ | của) máy chủ … (định dạng | không hợp lệ | không đọc được)",
}
"""What somebody got back cannot be read."""
